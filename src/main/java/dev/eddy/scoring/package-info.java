/**
 * The mixture: one list out of the channels' lists.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.neighbours.RankedItems} of each {@link dev.eddy.neighbours.Channel}, and the
 *       {@link dev.eddy.popularity.PopularityDigest}.
 *   <li>Out: {@link dev.eddy.scoring.Candidates}, everything one refresh made for a user.
 *   <li>Key and state: pure cores here; they run in the cluster stage, under the cluster's id.
 *   <li>Why: no channel is best on every stream, so what each of them says is a feature and the weights decide.
 * </ul>
 */
package dev.eddy.scoring;
