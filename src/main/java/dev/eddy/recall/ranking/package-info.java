/**
 * The ranker, and the cluster stage around it.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.user.ClusterInput} and the table of {@link dev.eddy.item.ItemUpdate}, broadcast.
 *   <li>Out: {@link dev.eddy.recall.Candidates}, what one refresh made for a user, for something they did or for something new
 *       that is for them; every ten seconds a {@link
 *       dev.eddy.recall.SharedUpdate} for each cluster that changed, with the weights of its ranker, and for users
 *       nobody knows. An {@link dev.eddy.recall.Explanation} for each question, from what is recalled just then.
 *   <li>Key: the cluster.
 *   <li>State: each cluster's {@link dev.eddy.recall.cluster.Member}s, written through and read only to rebuild a model; what its
 *       {@link dev.eddy.recall.ranking.LinearRanker} and {@link dev.eddy.recall.cluster.ReturnRates} learned; the table.
 *   <li>Why: no channel is best on every stream, so the pool of their lists is scored by one model, and no weights are
 *       best on every stream, so the model learns from the clicks: {@link dev.eddy.recall.ranking.ClickLearner} samples for some of
 *       them in the list made just before.
 * </ul>
 */
package dev.eddy.recall.ranking;
