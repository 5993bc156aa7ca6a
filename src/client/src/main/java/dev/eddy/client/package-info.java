/**
 * Reads lists from Redis. The client jar has this package, and what it needs of others.
 *
 * <ul>
 *   <li>In: lists, profiles, cluster summaries and take-downs in Redis, as the job writes them.
 *   <li>Out: a {@link dev.eddy.client.Recall} per question to {@link dev.eddy.client.RecallClient}, the entry for services.
 *   <li>Key: the user id; a user's lists are the hash {@code rc:u:USER}.
 *   <li>State: the items taken down, read once a second, and the tags of the clusters, read every 10 s.
 *   <li>Why: the job writes with the same keys and codecs that services read with.
 * </ul>
 */
package dev.eddy.client;
