/**
 * Estimates what a policy would have earned, from a log of another policy that has propensities.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.policy.LoggedChoice}s; a {@link dev.eddy.policy.Policy} to value.
 *   <li>Out: an {@link dev.eddy.policy.Estimate} by each {@link dev.eddy.policy.ValueEstimator}, per choice.
 *   <li>Key: none. State: the choices in memory.
 *   <li>Why: hit rates on a log favour what the log's own policy showed. Weights by propensities take this out.
 * </ul>
 */
package dev.eddy.policy;
