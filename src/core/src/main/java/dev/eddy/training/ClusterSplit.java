package dev.eddy.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits clusters that are too large, since one task makes all lists of a cluster. It halves a cluster by k-means, and the halves
 * again (bisecting k-means; Steinbach, Karypis &amp; Kumar, KDD workshop on text mining 2000, section 4).
 */
final class ClusterSplit {
    private static final int BATCHES = 20;

    private ClusterSplit() {}

    /** Splits clusters with more than {@code largest} times the mean number of vectors. Equal vectors stay together. */
    static float[][] split(float[][] vectors, SphericalKMeans.Found found, TrainingOptions options) {
        double most = options.largest() * vectors.length / found.centres().length;
        List<float[]> centres = new ArrayList<>();
        List<float[]> added = new ArrayList<>();
        for (int row = 0; row < found.centres().length; row++) {
            float[][] halves = new float[][] {found.centres()[row]};
            if (found.pass().sizes()[row] > most) {
                halves = split(membersOf(row, vectors, found.pass()), halves[0], most, options.seed());
            }
            centres.add(halves[0]);
            added.addAll(List.of(halves).subList(1, halves.length));
        }
        centres.addAll(added);
        return centres.toArray(float[][]::new);
    }

    /** A cluster or a part of one. */
    private record Piece(float[][] members, float[] centre) {}

    private static float[][] split(float[][] members, float[] centre, double most, long seed) {
        List<float[]> done = new ArrayList<>();
        Deque<Piece> open = new ArrayDeque<>(List.of(new Piece(members, centre)));
        var options = new TrainingOptions(2, seed, 1_000, BATCHES, 2, Double.POSITIVE_INFINITY, 0);
        while (!open.isEmpty()) {
            Piece piece = open.pop();
            SphericalKMeans.Found halves = piece.members().length <= most ? null : halve(piece, options);
            if (halves == null) {
                done.add(piece.centre());
                continue;
            }
            for (int row = 0; row < 2; row++) {
                open.push(new Piece(membersOf(row, piece.members(), halves.pass()), halves.centres()[row]));
            }
        }
        return done.toArray(float[][]::new);
    }

    private static SphericalKMeans.Found halve(Piece piece, TrainingOptions options) {
        if (!CentreSeeding.hasTwoDirections(piece.members())) {
            return null;
        }
        SphericalKMeans.Found halves = new SphericalKMeans(options).cluster(piece.members(), TrainingProgress.IGNORED);
        return halves.pass().hasEmptyClusters() ? null : halves;
    }

    private static float[][] membersOf(int row, float[][] vectors, ClusterPass pass) {
        float[][] members = new float[pass.sizes()[row]][];
        int count = 0;
        for (int i = 0; i < vectors.length; i++) {
            if (pass.labels()[i] == row) {
                members[count++] = vectors[i];
            }
        }
        return members;
    }
}
