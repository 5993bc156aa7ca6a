package dev.eddy.recall.search;

import dev.eddy.vector.CoarsePage;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Directions that are close together: so many as are compared with a vector all at once, and how far off they can be. */
final class Region {
    /** So many directions there is room for. */
    static final int ROOM = CoarsePage.ROWS;

    /** Of a region that is cut in two, no part is smaller. */
    private static final int LEAST_PART = ROOM / 4;

    /** Rounds of 2-means for a cut; more hardly move it. */
    private static final int ROUNDS = 4;

    private final float[] centre;
    private final CoarsePage page;
    private final Direction[] directions = new Direction[ROOM];
    private int size;
    /** Cosine with the centre of the farthest that ever was in here. */
    private float reach = 1;

    /** Where an {@link ExactSearch} has it. */
    int place;

    /** @param centre unit vector; where it is decides what belongs here, and stays */
    Region(float[] centre) {
        this.centre = centre;
        this.page = new CoarsePage(centre);
    }

    float[] centre() {
        return centre;
    }

    int size() {
        return size;
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

    /** Adds one, when there is room. */
    void add(Direction direction) {
        put(size++, direction);
        reach = Math.min(reach, Vectors.product(centre, direction.vector()));
    }

    /** Removes one that is here. */
    void remove(Direction direction) {
        Direction last = directions[--size];
        directions[size] = null;
        if (direction.row < size) {
            put(direction.row, last);
        }
        // It may live on in a graph, and would keep all of the region in memory.
        direction.region = null;
    }

    private void put(int row, Direction direction) {
        directions[row] = direction;
        page.put(row, direction.vector());
        direction.region = this;
        direction.row = row;
    }

    /** Cosine with the centre that all here have at least. */
    float reach() {
        return reach;
    }

    /**
     * The cosine that none in a region exceeds: by the triangle inequality of angles.
     *
     * @param cosine of a vector with the centre
     * @param reach of the region
     */
    static float atMost(float cosine, float reach) {
        return cosine >= reach
                ? 1
                : cosine * reach + (float) Math.sqrt(Math.max(0, (1 - cosine * cosine) * (1 - reach * reach)));
    }

    /**
     * The least that the cosines of a vector with all here can be, row by row; the most is {@link #slack} more.
     *
     * @param cosine with the centre
     */
    void atLeast(CoarsePage.Query query, float cosine, float[] cosines) {
        page.products(query, cosine - page.error(), size, cosines);
    }

    /** How much less than they are, at most, {@link #atLeast} says of cosines. */
    float slack() {
        return 2 * page.error();
    }

    private void cosines(float[] vector, float[] cosines) {
        page.products(new CoarsePage.Query(vector), Vectors.product(vector, centre), size, cosines);
    }

    /** Two in its place, each with what is closer to it: 2-means, beginning with two that are far apart. */
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
            rows = IntStream.range(0, size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> b[row] - a[row]))
                    .toList();
            int closerToA = (int) rows.stream().filter(row -> a[row] >= b[row]).count();
            cut = Math.max(LEAST_PART, Math.min(size() - LEAST_PART, closerToA));
            centreA = middle(rows.subList(0, cut));
            centreB = middle(rows.subList(cut, size()));
        }
        return List.of(part(centreA, rows.subList(0, cut)), part(centreB, rows.subList(cut, size())));
    }

    private float[] farthestFrom(float[] vector, float[] cosines) {
        cosines(vector, cosines);
        int farthest = 0;
        for (int row = 1; row < size(); row++) {
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
