/**
 * The collaborative filtering inside one cluster.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.recall.cluster.Member}, joining, changing and leaving.
 *   <li>Out: members and items by slot, from which the channels of {@code channel} make {@link
 *       dev.eddy.recall.items.RankedItems}.
 *   <li>Key and state: pure cores. The operator of {@code recall} keeps the members in keyed state by cluster id, and one
 *       {@link dev.eddy.recall.cluster.ClusterModel} per cluster in memory.
 *   <li>{@link dev.eddy.recall.cluster.ReturnRates} can't be computed from the members, since they count items that were not
 *       clicked. The operator keeps them in state and passes them in.
 *   <li>Order: a member's recents by time, then by position in the topic; members with an interaction at the same time by
 *       user id.
 *   <li>Why: one index under one key has all data of a refresh, so nothing is fetched over the network. It depends only on
 *       the members, so it is not state itself. A refresh reads thousands of items and members. Arrays by slot keep them
 *       side by side in memory; reading objects would take longer than the computation.
 * </ul>
 */
package dev.eddy.recall.cluster;
