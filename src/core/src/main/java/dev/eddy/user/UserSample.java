package dev.eddy.user;

/**
 * A user in the sample for a training by the job.
 *
 * @param task of the user stage that samples
 * @param round number of the task's sample, which replaces the task's earlier ones
 * @param users estimate of all users with a direction
 * @param items number of items in the user's history
 */
public record UserSample(
        int task, int round, long centreVersion, double users, int cluster, float[] direction, int items) {}
