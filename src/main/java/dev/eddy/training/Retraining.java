package dev.eddy.training;

import dev.eddy.centre.ClusterCount;
import java.util.Arrays;

/**
 * Retrains the centres of a population: chooses the number of clusters, trains, and keeps the ids of continued clusters.
 *
 * @param clusters number of clusters, or {@link ClusterCount#AUTO} for the elbow
 * @param batchSize vectors per mini-batch; 0 takes ten per cluster, at least 1,000
 * @param leastUsers smallest population to train on; the other components are those of {@link TrainingOptions}
 */
public record Retraining(
        String clusters, int batchSize, int batches, double largest, int leastUsers, long seed, int enoughUsers) {
    /**
     * @param unused the lowest id that no cluster ever had
     * @param progress called in the search for the elbow, then in the training
     * @throws IllegalArgumentException when the population is too small, or has too few directions
     */
    public Retrained retrain(Population population, int unused, TrainingProgress progress) {
        long begun = System.nanoTime();
        requireEnough(population);
        ElbowCurve elbow =
                clusters.equals(ClusterCount.AUTO) ? ElbowSearch.search(population.vectors(), seed, progress) : null;
        int count = elbow == null ? ClusterCount.of(clusters, population.size()) : elbow.elbow();
        int size = batchSize == 0 ? TrainingOptions.defaults(count, seed).batchSize() : batchSize;
        var options =
                new TrainingOptions(count, seed, size, batches, TrainingOptions.REFINEMENTS, largest, enoughUsers);
        Training training = Training.of(population.vectors(), options, progress);
        ClusterMatching.Matched matched =
                ClusterMatching.match(population.clusters(), training.labels(), training.sizes().length, unused);
        return new Retrained(population, training, elbow, matched, (System.nanoTime() - begun) / 1e9);
    }

    private void requireEnough(Population population) {
        if (population.size() == 0 && population.without() > 0) {
            throw new IllegalArgumentException(
                    "none of the %,d users clicked an item or declared an interest".formatted(population.without()));
        }
        if (population.size() < leastUsers) {
            throw new IllegalArgumentException(
                    "%,d users have a taste, at least %,d are needed".formatted(population.size(), leastUsers));
        }
        float[][] vectors = population.vectors();
        if (Arrays.stream(vectors).allMatch(vector -> Arrays.equals(vector, vectors[0]))) {
            throw new IllegalArgumentException("the vectors of all %,d users are alike".formatted(population.size()));
        }
    }
}
