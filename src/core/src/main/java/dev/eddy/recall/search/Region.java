package dev.eddy.recall.search;

import dev.eddy.vector.CoarsePage;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Up to 256 directions near a centre, with bounds of their cosines with a vector. For one thread. */
final class Region {
    /** Capacity in directions. */
    static final int ROOM = CoarsePage.ROWS;
    /** Fewest directions of a half after a cut. */
    private static final int LEAST_PART = ROOM / 4;
    /** Rounds of 2-means for a cut; more rounds hardly change it. */
    private static final int ROUNDS = 4;

    final float[] centre;
    private final CoarsePage page;
    private final Direction[] directions = new Direction[ROOM];
    /** First instant at which an item of a direction is available, by row. */
    private final long[] since = new long[ROOM];
    /** First instant at which none is any longer, by row. */
    private final long[] until = new long[ROOM];

    int size;
    /** Lower bound of the cosines of the centre with all directions; removals leave it as it is. */
    float reach = 1;
    /** Position in the list of all regions. */
    int place;

    /** @param centre unit vector, which never changes */
    Region(float[] centre) {
        this.centre = centre;
        this.page = new CoarsePage(centre);
    }

    void moveTo(int place) {
        this.place = place;
        for (int row = 0; row < size; row++) {
            directions[row].place = place;
        }
    }

    Direction direction(int row) {
        return directions[row];
    }

    List<Direction> directions() {
        return List.of(Arrays.copyOf(directions, size));
    }

    boolean isFull() {
        return size == ROOM;
    }

    /** Adds a direction; the region must not be full. */
    void add(Direction direction) {
        put(size++, direction);
        reach = Math.min(reach, Vectors.product(centre, direction.vector()));
    }

    void remove(Direction direction) {
        Direction last = directions[--size];
        directions[size] = null;
        if (direction.row < size) {
            put(direction.row, last);
        }
    }

    private void put(int row, Direction direction) {
        directions[row] = direction;
        noteTimes(row);
        page.put(row, direction.vector());
        direction.place = place;
        direction.row = row;
    }

    /** Takes the times of a direction whose items have changed. */
    void noteTimes(int row) {
        since[row] = directions[row].sinceMillis();
        until[row] = directions[row].untilMillis();
    }

    /** Whether a direction may have an item that is available at an instant. */
    boolean mayHave(int row, long asOfMillis) {
        return since[row] <= asOfMillis && asOfMillis < until[row];
    }

    /**
     * Upper bound of a vector's cosines with all directions of a region, by the triangle inequality of angles.
     *
     * @param cosine of the vector with the centre
     * @param reach of the region
     */
    static float atMost(float cosine, float reach) {
        return cosine >= reach
                ? 1
                : cosine * reach + (float) Math.sqrt(Math.max(0, (1 - cosine * cosine) * (1 - reach * reach)));
    }

    /**
     * Lower bounds of a query's cosines with each row; the upper bounds are higher by {@link #slack}.
     *
     * @param cosine of the query with the centre
     * @param cosines receives the bounds
     */
    void atLeast(CoarsePage.Query query, float cosine, float[] cosines) {
        page.products(query, cosine - page.error(), size, cosines);
    }

    /** Difference between the upper and the lower bounds of the cosines. */
    float slack() {
        return 2 * page.error();
    }

    private void cosines(float[] vector, float[] cosines) {
        page.products(new CoarsePage.Query(vector), Vectors.product(vector, centre), size, cosines);
    }

    /** Divides the directions between two new regions by 2-means; the first centres are two directions far apart. */
    List<Region> halves() {
        float[] a = new float[ROOM];
        float[] b = new float[ROOM];
        float[] centreA = farthestFrom(centre, a);
        float[] centreB = farthestFrom(centreA, a);
        List<Integer> rows = new ArrayList<>();
        int cut = 0;
        for (int round = 0; round < ROUNDS; round++) {
            cosines(centreA, a);
            cosines(centreB, b);
            rows = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> b[row] - a[row]))
                    .toList();
            int closerToA = (int) rows.stream().filter(row -> a[row] >= b[row]).count();
            cut = Math.max(LEAST_PART, Math.min(size - LEAST_PART, closerToA));
            centreA = middle(rows.subList(0, cut));
            centreB = middle(rows.subList(cut, size));
        }
        return List.of(part(centreA, rows.subList(0, cut)), part(centreB, rows.subList(cut, size)));
    }

    private float[] farthestFrom(float[] vector, float[] cosines) {
        cosines(vector, cosines);
        int farthest = 0;
        for (int row = 1; row < size; row++) {
            farthest = cosines[row] < cosines[farthest] ? row : farthest;
        }
        return direction(farthest).vector();
    }

    private float[] middle(List<Integer> rows) {
        double[] sum = new double[centre.length];
        rows.forEach(row -> Vectors.addScaled(sum, 1, direction(row).vector()));
        float[] middle = Vectors.unit(sum);
        return middle == null ? direction(rows.get(0)).vector() : middle;
    }

    private Region part(float[] middle, List<Integer> rows) {
        List<Direction> all = rows.stream().map(this::direction).toList();
        var part = new Region(middle);
        all.forEach(part::add);
        return part;
    }
}
