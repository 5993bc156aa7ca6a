package dev.eddy.training;

import dev.eddy.centre.Reach;
import dev.eddy.vector.TransposedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds from how far clusters must borrow users to have enough, see {@link Reach}: of each cluster the cosine of the user who
 * is just near enough. Two walks over the users do for all clusters: the first counts cosines by size, the second looks closer
 * at those of the size in question.
 */
final class GuestReach {
    private static final int PARTS = 16;
    /** Sizes that cosines are told apart by at first. */
    private static final int BINS = 1_024;

    private final float[][] vectors;
    private final TransposedRows centres;
    private final int count;
    private final int enough;

    private GuestReach(float[][] vectors, float[][] centres, int enough) {
        this.vectors = vectors;
        this.centres = TransposedRows.of(centres);
        this.count = centres.length;
        this.enough = enough;
    }

    /**
     * The cosine with its centre from which on a user counts in a cluster, for each: so low that it has enough.
     *
     * @param vectors of the population
     * @param sizes vectors nearest to each centre
     * @param enough users for a cluster to draw on
     */
    static float[] of(float[][] vectors, float[][] centres, int[] sizes, int enough) {
        float[] reach = Reach.none(centres.length);
        int[] small = IntStream.range(0, centres.length)
                .filter(row -> sizes[row] < enough)
                .toArray();
        if (small.length == 0) {
            return reach;
        }
        float[] found = new float[small.length];
        if (vectors.length <= enough) {
            Arrays.fill(found, Reach.EVERYBODY);
        } else {
            float[][] centresOfSmall =
                    IntStream.of(small).mapToObj(row -> centres[row]).toArray(float[][]::new);
            found = new GuestReach(vectors, centresOfSmall, enough).nearEnough();
        }
        for (int i = 0; i < small.length; i++) {
            reach[small[i]] = found[i];
        }
        return reach;
    }

    private float[] nearEnough() {
        int[][] counts = counts();
        int[] bins = new int[count];
        int[] wanted = new int[count];
        for (int row = 0; row < count; row++) {
            int bin = BINS - 1;
            int larger = 0;
            while (larger + counts[row][bin] < enough) {
                larger += counts[row][bin--];
            }
            bins[row] = bin;
            wanted[row] = enough - larger;
        }
        float[][] candidates = inBins(bins, counts);
        float[] reach = new float[count];
        for (int row = 0; row < count; row++) {
            Arrays.sort(candidates[row]);
            // Rounding makes some cosines a little larger than 1, which would mean nobody.
            reach[row] = Math.min(1, candidates[row][candidates[row].length - wanted[row]]);
        }
        return reach;
    }

    /** How many cosines are in each bin, by centre. */
    private int[][] counts() {
        int[][][] parts = new int[PARTS][count][BINS];
        walk((part, cosines) -> {
            for (int row = 0; row < count; row++) {
                parts[part][row][bin(cosines[row])]++;
            }
        });
        int[][] counts = new int[count][BINS];
        for (int[][] part : parts) {
            for (int row = 0; row < count; row++) {
                for (int bin = 0; bin < BINS; bin++) {
                    counts[row][bin] += part[row][bin];
                }
            }
        }
        return counts;
    }

    /** The cosines in one bin of each centre. */
    private float[][] inBins(int[] bins, int[][] counts) {
        List<List<List<Float>>> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<List<Float>> rows = new ArrayList<>();
            for (int row = 0; row < count; row++) {
                rows.add(new ArrayList<>());
            }
            parts.add(rows);
        }
        walk((part, cosines) -> {
            for (int row = 0; row < count; row++) {
                if (bin(cosines[row]) == bins[row]) {
                    parts.get(part).get(row).add(cosines[row]);
                }
            }
        });
        float[][] found = new float[count][];
        for (int row = 0; row < count; row++) {
            found[row] = new float[counts[row][bins[row]]];
            int next = 0;
            for (List<List<Float>> part : parts) {
                for (float cosine : part.get(row)) {
                    found[row][next++] = cosine;
                }
            }
        }
        return found;
    }

    /** Monotone: who is nearer is in no lower bin. */
    private static int bin(float cosine) {
        return Math.max(0, Math.min(BINS - 1, (int) ((cosine + 1) * (BINS / 2))));
    }

    /** Is told the cosines of one user with all centres. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int part, float[] cosines);
    }

    private void walk(Visitor visitor) {
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            float[] cosines = new float[count];
            int to = (int) ((long) vectors.length * (part + 1) / PARTS);
            for (int i = (int) ((long) vectors.length * part / PARTS); i < to; i++) {
                centres.products(vectors[i], cosines);
                visitor.visit(part, cosines);
            }
        });
    }
}
