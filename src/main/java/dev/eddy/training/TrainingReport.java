package dev.eddy.training;

import java.util.List;
import java.util.NavigableMap;

/**
 * What came of a training.
 *
 * @param version of the set
 * @param parent version whose ids it continues, or -1
 * @param trainedAtMillis epoch milliseconds
 * @param users that it was trained on
 * @param usersWithoutTaste who have no direction: nothing to train on
 * @param split clusters that were too large and made into two
 * @param empty clusters without users
 * @param largestToMean users of the largest cluster over the mean
 * @param meanDistance mean of {@code 1 - cosine} of the users with their own centres
 * @param elbow what was tried to find the number of clusters; empty when it was given
 * @param continued clusters that have the id of one before
 * @param known users who were in a cluster before
 * @param stayingShare share of these that stay in the cluster of that id, in [0, 1]
 * @param seconds it took, from vectors in memory
 * @param sizes users by cluster id
 */
public record TrainingReport(
        long version,
        long parent,
        long trainedAtMillis,
        int dimension,
        int users,
        long usersWithoutTaste,
        int clusters,
        int split,
        int empty,
        double largestToMean,
        double meanDistance,
        List<ElbowCurve.Point> elbow,
        int continued,
        long known,
        double stayingShare,
        double seconds,
        NavigableMap<Integer, Integer> sizes) {}
