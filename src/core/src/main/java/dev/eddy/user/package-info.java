/**
 * The user stage: the interest of each user, and the user's cluster.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.item.TaggedBehaviour}; centres and commands, broadcast, and the vectors of
 *       items that users are clustered by, with the user tower of a space that has one, unless they are clustered by tags; orders and questions about one user; and what
 *       the ids of one person tell each other, a {@link dev.eddy.user.Handover}, which also goes out.
 *   <li>Out: {@link dev.eddy.user.ClusterInput} to the clusters: join, change, leave, refresh, forget or question. A move is a
 *       leave and a join. Merges that can't be done. {@link dev.eddy.item.Transition}s and each event once to the item stage. Progress with commands. A
 *       {@link dev.eddy.user.UserSample} for the job's own training of centres.
 *   <li>Key: the user's bucket, one of 4,096. Flink can't walk all keys of a state in parts; a turn for each bucket can.
 *   <li>State: per user the decayed interest, the history, the cluster, and the clusters that borrow the user. Per bucket how
 *       far it was walked, and the clock that two users have confirmed, by which users expire. A
 *       {@link dev.eddy.user.Tombstone} of each forgotten user, for a while. Per task a share of the
 *       {@link dev.eddy.user.CensusShare} of the clusters, and a share of the {@link dev.eddy.user.ItemInputs}.
 *   <li>Why: a click costs one read and one write of state. A decayed sum and a bounded history can be folded in any order, so
 *       late and repeated events lead to the same user.
 * </ul>
 */
package dev.eddy.user;
