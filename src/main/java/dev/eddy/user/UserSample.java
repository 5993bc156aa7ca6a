package dev.eddy.user;

/**
 * A user in the sample for a training by the job: the version of the centres in use, an estimate of all users with a
 * direction, and the user's cluster and unit vector.
 */
public record UserSample(long centreVersion, double users, int cluster, float[] direction) {}
