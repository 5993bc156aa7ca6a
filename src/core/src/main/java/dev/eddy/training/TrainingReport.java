package dev.eddy.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.NavigableMap;

/** Figures of a training. The elbow is empty when the number of clusters was given. */
public record TrainingReport(
        @JsonUnwrapped Centres centres,
        @JsonUnwrapped Users users,
        @JsonUnwrapped Shape shape,
        List<ElbowCurve.Point> elbow,
        double seconds) {
    /** The set of centres. The parent is the version whose ids it continues, or -1. */
    public record Centres(long version, long parent, long trainedAtMillis, int dimension, int clusters) {}

    /**
     * The population.
     *
     * @param usersWithoutTaste users without a direction; they were not trained on
     * @param known users who were in a cluster before
     * @param stayingShare share of the known users whose cluster keeps its id, in [0, 1]
     */
    public record Users(int users, long usersWithoutTaste, long known, double stayingShare) {}

    /**
     * The clusters.
     *
     * @param split number of clusters that were too large and were split
     * @param empty number of clusters without users
     * @param continued number of clusters that have the id of an earlier one
     * @param meanDistance mean of {@code 1 - cosine} of the users with their own centres
     * @param sizes users by cluster id
     */
    public record Shape(
            int split,
            int empty,
            int continued,
            double largestToMean,
            double meanDistance,
            NavigableMap<Integer, Integer> sizes) {}
}
