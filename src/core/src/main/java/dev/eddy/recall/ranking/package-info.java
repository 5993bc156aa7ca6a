/**
 * The ranker: merges the lists of the channels into one.
 *
 * <ul>
 *   <li>In: a member of a cluster, the channels, the item table.
 *   <li>Out: {@link dev.eddy.recall.ranking.Recalled}: each channel's list and the merged one; the live hit rate.
 *   <li>Key: none of its own; each cluster has a {@link dev.eddy.recall.ranking.LinearRanker}.
 *   <li>State: none of its own; the cluster stage keeps {@link dev.eddy.recall.ranking.LearnedRanker}.
 *   <li>Why: no channel is best on every stream, so one model scores the pool of their candidates. No weights are best on
 *       every stream, so {@link dev.eddy.recall.ranking.ClickLearner} learns them from sampled clicks.
 * </ul>
 */
package dev.eddy.recall.ranking;
