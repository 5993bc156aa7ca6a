package dev.eddy.user;

/**
 * A user in the sample that the job trains centres from.
 *
 * @param centreVersion of the centres in use
 * @param users all users with a direction, as the user's task estimates them
 * @param cluster the user's own now
 * @param direction unit vector
 */
public record UserSample(long centreVersion, double users, int cluster, float[] direction) {}
