package dev.eddy.training;

import dev.eddy.centre.ClusterCount;
import java.util.Arrays;

/** Retrains the centres of a population: chooses the number of clusters, trains, and keeps the ids of continued clusters. */
public final class Retraining {
    private final RetrainingOptions options;

    public Retraining(RetrainingOptions options) {
        this.options = options;
    }

    /**
     * Trains.
     *
     * @param unused the lowest id that no cluster ever had
     * @param progress called in the search for the elbow, then in the training
     * @throws IllegalArgumentException when the population is too small, or has too few directions
     */
    public Retrained retrain(Population population, int unused, TrainingProgress progress) {
        long begun = System.nanoTime();
        requireEnough(population);
        ElbowCurve elbow = options.clusters().equals(ClusterCount.AUTO)
                ? new ElbowSearch(options.seed()).search(population.vectors(), progress)
                : null;
        int clusters = elbow == null ? ClusterCount.of(options.clusters(), population.size()) : elbow.elbow();
        Training training = new CentreTrainer(options.training(clusters)).train(population.vectors(), progress);
        ClusterMatching.Matched matched =
                ClusterMatching.match(population.clusters(), training.labels(), training.sizes().length, unused);
        return new Retrained(population, training, elbow, matched, (System.nanoTime() - begun) / 1e9);
    }

    private void requireEnough(Population population) {
        if (population.size() == 0 && population.without() > 0) {
            throw new IllegalArgumentException(
                    "none of the %,d users clicked an item or declared an interest".formatted(population.without()));
        }
        if (population.size() < options.leastUsers()) {
            throw new IllegalArgumentException("%,d users have a taste, at least %,d are needed"
                    .formatted(population.size(), options.leastUsers()));
        }
        float[][] vectors = population.vectors();
        if (Arrays.stream(vectors).allMatch(vector -> Arrays.equals(vector, vectors[0]))) {
            throw new IllegalArgumentException("the vectors of all %,d users are alike".formatted(population.size()));
        }
    }
}
