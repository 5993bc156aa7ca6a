/**
 * Everything that a reader of lists needs. The client's jar is this package.
 *
 * <ul>
 *   <li>In: Redis, as the job has written it. {@link dev.eddy.client.RecallClient} is the entry for services.
 *   <li>Out: {@link dev.eddy.client.Recall}: a user's candidates, or what stands in for them.
 *   <li>Key: the user's id, {@code rc:u:USER}. State: the items taken down and the clusters, read once a second.
 *   <li>Why: the texts of lists and keys have one home, which the job writes by and services read by.
 * </ul>
 */
package dev.eddy.client;
