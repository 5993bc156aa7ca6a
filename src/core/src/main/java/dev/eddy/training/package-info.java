/**
 * Trains the centres of clusters from the directions of users, by tags or in another space.
 *
 * <ul>
 *   <li>In: unit vectors of a population, and the current cluster of each user. In the job, a sample of at most 20,000 users from the
 *       user stage; in {@code centres refresh}, all users of a savepoint.
 *   <li>Out: a {@link dev.eddy.training.Training}, which becomes a {@link dev.eddy.centre.CentreSet}.
 *   <li>Key: none. State: in the job, the versions of the published and active centres. All vectors are in memory, 256 bytes a user
 *       at 64 dimensions.
 *   <li>Why: one task makes all lists of a cluster, so a growing population needs more clusters to use more tasks. The job
 *       trains its first centres by itself; later sets come from a full training in the hours of little traffic.
 * </ul>
 */
package dev.eddy.training;
