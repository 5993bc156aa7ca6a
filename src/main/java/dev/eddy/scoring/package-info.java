/**
 * The mixture, and the cluster stage around it.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.membership.MemberUpdate} and the digest of {@link dev.eddy.popularity.ItemPopularity}, broadcast.
 *   <li>Out: {@link dev.eddy.scoring.Candidates}, what one refresh made for a user, for something they did or for something new
 *       that is for them; every ten seconds a {@link
 *       dev.eddy.scoring.SharedUpdate} for each cluster that changed, with the weights of its mixture, and for users
 *       nobody knows. An {@link dev.eddy.scoring.Explanation} for each question, from what is recalled just then.
 *   <li>Key: the cluster.
 *   <li>State: each cluster's {@link dev.eddy.neighbours.Member}s, written through and read only to rebuild a model; what its
 *       {@link dev.eddy.scoring.Mixture} and {@link dev.eddy.neighbours.ReturnRates} learned; the digest.
 *   <li>Why: no channel is best on every stream, so the union of their lists is scored by one model, and no weights are
 *       best on every stream, so the model learns from the clicks: {@link dev.eddy.scoring.ClickLearner} looks for some of
 *       them in the list made just before.
 * </ul>
 */
package dev.eddy.scoring;
