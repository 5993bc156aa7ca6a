/**
 * What the cluster stage tells: a user's lists, and lists for all readers. How they come about is in the rooms below it:
 * {@code items}, {@code cluster}, {@code search} and {@code ranking}.
 *
 * <ul>
 *   <li>In, out: {@link dev.eddy.recall.Candidates} of one user, {@link dev.eddy.recall.SharedUpdate}.
 *   <li>Key, state: none.
 *   <li>Why: these records are all that the serving stage needs to know of recall.
 * </ul>
 */
package dev.eddy.recall;
