/**
 * Which cluster a user belongs to, and what the job is told to do with its users.
 *
 * <ul>
 *   <li>In: {@code InterestUpdate} (a user's vector after an event), keyed by user bucket; the topic
 *       {@code cluster-centres}, assembled into {@link dev.eddy.membership.CentreSet}s and broadcast; the topic
 *       {@code recall-control}: commands to all users are broadcast, one to {@link dev.eddy.membership.Forget} a user comes
 *       under the user's bucket, as the events do, and so does a {@link dev.eddy.membership.Question} about a user, which is
 *       passed on to the user's cluster.
 *   <li>Out: {@code MemberUpdate}, keyed by cluster: a join, an update or a leave. A move is a leave and a join. Clusters
 *       with too few users borrow the nearest of others' ({@link dev.eddy.membership.Reach}) and are told of these too.
 *       {@link dev.eddy.interest.Transition}s for the item stage. Progress with commands, and with bringing new centres to
 *       all users.
 *   <li>State: the user's cluster, those that borrow the user, and the version of the centres it was found with, kept
 *       beside the user's interest; {@code interest} and {@code membership} are one operator, keyed by user bucket, so that a
 *       click costs one state access and a chunked walk over a bucket's users can re-assign them when the centres change. The
 *       assembly of the centres keeps, under one key, what compaction leaves of the topic. Of a forgotten user a {@link
 *       dev.eddy.membership.Tombstone} stays for a while; the commands announced lately are broadcast state, since a bucket
 *       carries them out when its timer comes. Operator state: a task's share of the {@link dev.eddy.membership.CensusShare}
 *       of the clusters, for the metrics of drift. The task that parses commands keeps the highest number of a command, since
 *       numbers go on growing when the topic is made anew ({@link dev.eddy.membership.CommandNumbers}). Users
 *       expire by a clock that two users have confirmed ({@link dev.eddy.membership.ConfirmedClock}).
 *   <li>Why frozen centres: everybody is assigned by the same set, so a cluster means the same in every subtask and a
 *       replay assigns alike. Users without a direction are spread over the clusters by a hash of their id. Centres are
 *       trained aside ({@code training}), published as records ({@link dev.eddy.membership.CentreRecords}) and swapped as a
 *       whole, by an activation.
 * </ul>
 */
package dev.eddy.membership;
