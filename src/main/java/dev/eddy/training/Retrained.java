package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Centres that were trained anew, and how.
 *
 * @param elbow null when the number of clusters was given
 * @param seconds it took, from vectors in memory to centres, labels and ids
 */
public record Retrained(
        Population population, Training training, ElbowCurve elbow, ClusterMatching.Matched matched, double seconds) {

    public CentreSet toSet(long version, long trainedAtMillis, long parent) {
        return training.toSet(version, matched.ids(), trainedAtMillis, parent);
    }

    /** What a person wants to know of it. */
    public TrainingReport report(CentreSet set) {
        NavigableMap<Integer, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < matched.ids().length; row++) {
            sizes.put(matched.ids()[row], training.sizes()[row]);
        }
        return new TrainingReport(
                set.version(),
                set.provenance().parent(),
                set.provenance().trainedAtMillis(),
                set.dimension(),
                population.size(),
                population.without(),
                set.size(),
                training.split(),
                (int) IntStream.of(training.sizes()).filter(size -> size == 0).count(),
                training.largestToMean(),
                1 - training.meanCosine(),
                elbow == null ? List.of() : elbow.points(),
                matched.continued(),
                matched.known(),
                matched.stayingShare(),
                seconds,
                sizes);
    }
}
