/**
 * The cluster stage: for each click it samples, learns, applies, finds, recalls, see {@link dev.eddy.recall.ClusterStage}.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.user.ClusterInput} of the user stage, {@link dev.eddy.item.ItemUpdate} of the item stage, broadcast.
 *   <li>Out: {@link dev.eddy.recall.Candidates} of one user, {@link dev.eddy.recall.SharedUpdate} for all readers,
 *       {@link dev.eddy.recall.Explanation}; {@link dev.eddy.recall.ClusterSegments}, which one task adds up.
 *   <li>Key: the cluster.
 *   <li>State: the members of each cluster, those who are owed a list, and what its ranker has learned; each task's share of the item table,
 *       and what it counted of users' first clicks.
 *   <li>Why: collaborative filtering inside a cluster reads members and items from memory; state is written behind it.
 *       {@code RefreshOperator} has the state, timers and metrics, and the oracle calls the same stage.
 * </ul>
 */
package dev.eddy.recall;
