/**
 * How centres come about: trained on the users of the running job, in the hours of little traffic, and not part of the job.
 *
 * <ul>
 *   <li>In: unit vectors of a population, and the cluster each user is in now.
 *   <li>Out: a {@link dev.eddy.training.Training}, which becomes a {@link dev.eddy.membership.CentreSet}.
 *   <li>Key, state: none; all vectors are in memory, 256 bytes a user at 64 dimensions.
 *   <li>Why aside: everybody is assigned by the same frozen set through the day, so a cluster means the same in every task
 *       and a replay assigns alike.
 * </ul>
 */
package dev.eddy.training;
