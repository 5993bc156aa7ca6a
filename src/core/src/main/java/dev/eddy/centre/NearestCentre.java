package dev.eddy.centre;

import dev.eddy.vector.TransposedRows;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Exact nearest centre by cosine; of equally near ones the lower id. For one thread. Queries must not be changed later. */
public final class NearestCentre {
    private final int[] ids;
    private final TransposedRows centres;
    private final float[] rows;
    private final float[] cosines;
    private final float[] reach;
    private final boolean borrows;
    /** The vector that {@link #cosines} belong to. */
    private float[] compared;

    /** A cluster and the cosine of its centre, in [-1, 1]. */
    public record Match(int id, float cosine) {}

    /** @throws IllegalArgumentException when the set is not {@linkplain CentreSet#validate() sound} */
    public NearestCentre(CentreSet set) {
        set.validate().ifPresent(flaw -> {
            throw new IllegalArgumentException("centres of version " + set.version() + ": " + flaw);
        });
        ids = set.ids();
        centres = new TransposedRows(set.dimension(), set.centres());
        rows = set.centres();
        cosines = new float[set.size()];
        reach = set.reach();
        borrows = !Arrays.equals(reach, Reach.none(reach.length));
    }

    /** The nearest centre of a unit vector; {@link IllegalArgumentException} when the dimension differs. */
    public Match nearest(float[] query) {
        compare(query);
        int row = TransposedRows.greatest(cosines);
        return new Match(ids[row], cosines[row]);
    }

    public boolean contains(int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** Cosine with the centre of a known cluster, bit for bit as {@link Match#cosine}. */
    public float cosine(float[] query, int id) {
        requireDimension(query);
        int row = Arrays.binarySearch(ids, id);
        if (row < 0) {
            throw new IllegalArgumentException("no centre of id " + id);
        }
        return centres.product(query, row);
    }

    /** Approximate cosine of a vector of any length with a centre; NaN for a zero vector or an unknown id. */
    public double cosine(double[] vector, int id) {
        int row = Arrays.binarySearch(ids, id);
        return row < 0 ? Double.NaN : Vectors.cosine(vector, rows, row);
    }

    /** The ids of the {@code n} nearest centres, nearest first, without {@code except}; fewer when there are fewer. */
    public int[] topIds(float[] query, int n, int except) {
        compare(query);
        int[] top = new int[Math.min(n, ids.length)];
        int filled = 0;
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] == except) {
                continue;
            }
            // Stays behind its equals: rows are ordered by id.
            int at = filled;
            while (at > 0 && cosines[row] > cosines[top[at - 1]]) {
                at--;
            }
            if (at < top.length) {
                filled = Math.min(filled + 1, top.length);
                System.arraycopy(top, at, top, at + 1, filled - 1 - at);
                top[at] = row;
            }
        }
        return Arrays.stream(top, 0, filled).map(row -> ids[row]).toArray();
    }

    /** Ids of the clusters that borrow a user, ascending. Favoured clusters reach further by {@code margin}. */
    public List<Integer> reaching(float[] query, List<Integer> favoured, double margin) {
        List<Integer> reaching = new ArrayList<>();
        if (!borrows) {
            return reaching;
        }
        compare(query);
        for (int row = 0; row < ids.length; row++) {
            boolean borrowsAny = reach[row] <= 1;
            if (borrowsAny && cosines[row] >= reach[row] - (favoured.contains(ids[row]) ? margin : 0)) {
                reaching.add(ids[row]);
            }
        }
        return reaching;
    }

    /** Once for several questions about one vector, which a click asks in a row. */
    private void compare(float[] query) {
        if (query != compared) {
            requireDimension(query);
            centres.products(query, cosines);
            compared = query;
        }
    }

    private void requireDimension(float[] query) {
        if (query.length != centres.dimension()) {
            throw new IllegalArgumentException(
                    "query of dimension %d, centres of %d".formatted(query.length, centres.dimension()));
        }
    }
}
