package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;

/**
 * The input of a training: a population, and the place of the new set among the versions.
 *
 * @param version version of the new set
 * @param parent version whose ids it continues; 0 for untrained centres
 * @param unused the lowest id that no cluster ever had
 * @param trainedAtMillis epoch milliseconds
 */
public record TrainingInput(Population population, long version, long parent, int unused, long trainedAtMillis) {

    /** Input of the first set, for users without known clusters. */
    public static TrainingInput first(Population population, long trainedAtMillis) {
        return new TrainingInput(population, 1, 0, 0, trainedAtMillis);
    }

    /**
     * Input of a set that continues another one: assigns the users to its clusters.
     *
     * @throws IllegalArgumentException when the spaces or dimensions differ
     */
    public TrainingInput continuing(CentreSet previous) {
        if (!population.space().equals(previous.space())) {
            throw new IllegalArgumentException("vectors of space %s can't continue centres of space %s"
                    .formatted(population.space(), previous.space()));
        }
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
                population.in(clusters),
                previous.version() + 1,
                previous.version(),
                previous.unusedId(),
                trainedAtMillis);
    }

    public TrainingInput withVersion(long versionNow) {
        return new TrainingInput(population, versionNow, parent, unused, trainedAtMillis);
    }
}
