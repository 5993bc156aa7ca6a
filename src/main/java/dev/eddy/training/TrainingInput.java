package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;

/**
 * Whom to train centres for, and where these come in the row of versions.
 *
 * @param version of the new set
 * @param parent version whose ids it continues, 0 for untrained ones
 * @param unused the lowest id that no cluster ever had
 * @param trainedAtMillis epoch milliseconds
 */
public record TrainingInput(Population population, long version, long parent, int unused, long trainedAtMillis) {

    /** Of users whose clusters nobody knows: the first set there is. */
    public static TrainingInput first(Population population, long trainedAtMillis) {
        return new TrainingInput(population, 1, 0, 0, trainedAtMillis);
    }

    /** The same users in the clusters of a set, which the new one is to continue. */
    public TrainingInput continuing(CentreSet previous) {
        if (population.size() > 0 && population.vectors()[0].length != previous.dimension()) {
            throw new IllegalArgumentException("vectors of dimension %d can't continue centres of %d"
                    .formatted(population.vectors()[0].length, previous.dimension()));
        }
        var nearest = new NearestCentre(previous);
        int[] clusters = new int[population.size()];
        for (int i = 0; i < clusters.length; i++) {
            clusters[i] = nearest.nearest(population.vectors()[i]).id();
        }
        return new TrainingInput(
                new Population(population.vectors(), clusters, population.without()),
                previous.version() + 1,
                previous.version(),
                previous.unusedId(),
                trainedAtMillis);
    }

    public TrainingInput withVersion(long versionNow) {
        return new TrainingInput(population, versionNow, parent, unused, trainedAtMillis);
    }
}
