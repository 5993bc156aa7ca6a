package dev.eddy.user;

/** A user in the sample for a training by the job, with an estimate of all users with a direction. */
public record UserSample(long centreVersion, double users, int cluster, float[] direction) {}
