/**
 * The last stage: writes lists to Redis, where ranking services read them.
 *
 * <ul>
 *   <li><b>In:</b> {@link dev.eddy.recall.Candidates}, one per refresh of a user; {@link dev.eddy.recall.SharedUpdate}: popular
 *       items, clusters, similar items and take-downs.
 *   <li><b>Out:</b> a hash per user, {@code rc:u:USER}; shared lists {@code rc:hot}, {@code rc:c:CLUSTER}, {@code rc:i:ITEM};
 *       cluster summaries {@code rc:clusters}; the take-down log {@code rc:down}.
 *   <li><b>Key:</b> none. Two writers may hold lists of one user; the version decides in Redis which list stays.
 *   <li><b>State:</b> unacknowledged lists and take-downs, so that a checkpoint never waits for Redis; all items that are
 *       down; numbers of acknowledged batches, to notice when Redis has lost lists. Then the writer requests a rebuild
 *       ({@link dev.eddy.serving.RebuildRequester}).
 *   <li><b>Why:</b> the job's state is the truth, and Redis is a view of it. A write never replaces a newer list, so replays,
 *       retries and races are harmless. Queue, loss detection and take-downs are classes without Flink, tested in
 *       milliseconds.
 * </ul>
 */
package dev.eddy.serving;
