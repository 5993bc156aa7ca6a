/**
 * Sets of cluster centres and how they travel.
 *
 * <ul>
 *   <li>In: the records of the topic {@code cluster-centres} ({@link dev.eddy.centre.CentreRecords}).
 *   <li>Out: a {@link dev.eddy.centre.CentreSet} once it is complete, sound and activated.
 *   <li>Key: one for all records, so that they have one order.
 *   <li>State: what compaction leaves of the topic.
 *   <li>Why: everybody is assigned by the same frozen set, so a cluster means the same in every task and a replay assigns alike.
 *       The nearest centre is found exactly ({@link dev.eddy.centre.NearestCentre}).
 * </ul>
 */
package dev.eddy.centre;
