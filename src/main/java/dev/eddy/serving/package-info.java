/**
 * The last stage: puts every user's finished lists where a ranking service reads them.
 *
 * <ul>
 *   <li><b>In:</b> {@link dev.eddy.recall.Candidates}, one for each refresh of a user; {@link
 *       dev.eddy.recall.SharedUpdate}, what concerns all readers.
 *   <li><b>Out:</b> one Redis HASH per user, {@code rc:u:USER}; lists shared by users under {@code rc:hot} and
 *       {@code rc:c:CLUSTER}, and what each cluster is like in {@code rc:clusters}; the log
 *       {@code rc:down} of items taken down, of which readers read what is new. The text of a list is {@link
 *       dev.eddy.client.CandidateCodec}'s business.
 *   <li><b>Key:</b> none. Two writers may hold lists of the same user: the version decides in Redis which one stays.
 *   <li><b>State:</b> the lists and take-downs that Redis has not acknowledged yet, so that a checkpoint never waits for
 *       Redis; whether lists were dropped and a rebuild is due; how many batches Redis acknowledged, to notice when it has
 *       lost some; the items that are down, since a Redis may come back empty.
 *       What it lost the job is asked to make anew ({@link dev.eddy.serving.RebuildRequester}).
 *   <li><b>Why so:</b> the job's state is the truth and Redis is a view of it. A write that never replaces a newer one
 *       makes replays, retries and races between writers harmless; a port ({@link dev.eddy.serving.CandidateStore}),
 *       queue and codec without Flink keep each of these decisions testable in milliseconds.
 * </ul>
 */
package dev.eddy.serving;
