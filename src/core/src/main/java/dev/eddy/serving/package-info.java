/**
 * The last stage: writes lists to Redis, where ranking services read them.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.recall.Candidates}, one per refresh of a user; {@link dev.eddy.recall.SharedUpdate}: popular items,
 *       clusters, similar items and take-downs.
 *   <li>Out: a hash per user, {@code rc:u:USER}; shared lists {@code rc:hot}, {@code rc:c:CLUSTER}, {@code rc:i:ITEM};
 *       cluster summaries {@code rc:clusters}; the take-down log {@code rc:down}.
 *   <li>Key: none. Two writers may hold lists of one user; the version decides in Redis which list stays.
 *   <li>State: unacknowledged lists and take-downs, so that a checkpoint never waits for Redis; all items that are down;
 *       numbers of acknowledged batches, from which the writer notices lost lists and then requests a rebuild.
 *   <li>Why: the job's state is the truth, and Redis is a view of it. A write never replaces a newer list, so replays, retries
 *       and races are harmless.
 * </ul>
 */
package dev.eddy.serving;
