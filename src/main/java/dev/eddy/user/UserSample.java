package dev.eddy.user;

/**
 * A user in the sample for a training by the job.
 *
 * @param centreVersion version of the centres in use
 * @param users estimate of all users with a direction
 * @param cluster the user's cluster
 * @param direction unit vector
 */
public record UserSample(long centreVersion, double users, int cluster, float[] direction) {}
