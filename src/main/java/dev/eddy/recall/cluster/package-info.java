/**
 * The collaborative filtering inside one cluster.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.recall.cluster.Member}, joining, changing and leaving.
 *   <li>Out: {@link dev.eddy.recall.items.RankedItems}, one list for each {@link dev.eddy.recall.items.Channel} of the cluster.
 *   <li>Key and state: pure cores here; they run in the operator of {@code ranking}, under the cluster's id, which
 *       keeps the members in keyed state and one {@link dev.eddy.recall.cluster.ClusterModel} per cluster in memory.
 *   <li>What users come back to can't be read off the members, since it takes the items that were not clicked: {@link
 *       dev.eddy.recall.cluster.ReturnRates} are learned with the ranker, kept with it in {@code ranking}, and passed in.
 *   <li>Order: a member's recents are ordered by time, then by position in the topic; members who had an item at one time by
 *       user id.
 *   <li>Why: everything one refresh needs is in one index under one key, so that nothing is fetched over the network, and
 *       since the index is a function of the members alone, it need not be state itself. Items go by {@link
 *       dev.eddy.recall.items.ItemNumbers}, members by slots, and what the channels read lies in arrays: a refresh looks at
 *       thousands of them, and each look elsewhere in memory takes longer than all it computes.
 * </ul>
 */
package dev.eddy.recall.cluster;
