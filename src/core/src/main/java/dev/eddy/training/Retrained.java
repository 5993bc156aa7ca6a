package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The result of a retraining.
 *
 * @param elbow null when the number of clusters was given
 * @param seconds duration, from vectors in memory to centres, labels and ids
 */
public record Retrained(
        Population population, Training training, ElbowCurve elbow, ClusterMatching.Matched matched, double seconds) {
    /** The centres as a set in the space of the population. */
    public CentreSet toSet(long version, long trainedAtMillis, long parent) {
        return training.toSet(population, version, matched.ids(), new Provenance(trainedAtMillis, parent));
    }

    /** Figures for a person; {@code set} comes from {@link #toSet}. */
    public TrainingReport report(CentreSet set) {
        NavigableMap<Integer, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < matched.ids().length; row++) {
            sizes.put(matched.ids()[row], training.sizes()[row]);
        }
        return new TrainingReport(
                new TrainingReport.Centres(
                        set.version(),
                        set.provenance().parent(),
                        set.provenance().trainedAtMillis(),
                        set.dimension(),
                        set.size()),
                new TrainingReport.Users(
                        population.size(), population.without(), matched.known(), matched.stayingShare()),
                new TrainingReport.Shape(
                        training.split(),
                        Collections.frequency(sizes.values(), 0),
                        matched.continued(),
                        training.largestToMean(),
                        1 - training.meanCosine(),
                        sizes),
                elbow == null ? List.of() : elbow.points(),
                seconds);
    }
}
