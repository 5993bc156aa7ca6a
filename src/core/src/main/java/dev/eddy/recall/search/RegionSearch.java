package dev.eddy.recall.search;

import dev.eddy.vector.CoarsePage;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the directions nearest to a vector in the {@link Regions} nearest to it. Up to a number of directions it visits all
 * regions that can have one of them, and so finds exactly the nearest; beyond, as many as have the wanted share. For one
 * thread.
 */
final class RegionSearch {
    /** Vectors that are fetched together, so that their memory accesses overlap. */
    private static final int FETCHED = 16;

    private final Regions regions;
    private final int exactUpTo;
    private final LearnedVisits learned;
    /** Of the rows of one region. */
    private final float[] products = new float[Region.ROOM];

    private final int[] ids = new int[Region.ROOM];
    /** The candidates of a search; kept for the next one, since allocation takes time. */
    private int[] near = new int[4 * Region.ROOM];
    /** Upper bounds of the candidates' cosines. */
    private float[] nearness = new float[4 * Region.ROOM];

    /** Sum of what was fetched. Nobody reads it; it keeps the compiler from removing the fetch. */
    float fetched;

    /**
     * A search in no directions.
     *
     * @param exactUpTo number of directions up to which all regions are visited
     * @param recall share of the nearest directions to be found with more of them, on average
     */
    RegionSearch(int dimension, int exactUpTo, double recall) {
        this.regions = new Regions(dimension);
        this.exactUpTo = exactUpTo;
        this.learned = new LearnedVisits(recall);
    }

    int size() {
        return regions.directions();
    }

    /** Adds a direction that is not here yet. */
    void add(Direction direction) {
        regions.add(direction);
    }

    void remove(Direction direction) {
        regions.remove(direction);
    }

    /** Number of regions that a search visits now. */
    int visits() {
        return size() <= exactUpTo ? regions.size() : learned.of(regions.size());
    }

    /** Takes the times of a direction whose items have changed. */
    void noteTimes(Direction direction) {
        regions.region(direction.place).noteTimes(direction.row);
    }

    /**
     * The directions nearest to a unit vector that may have an item at an instant, nearest first; fewer than wanted only when there are
     * no more.
     */
    List<Found> nearest(float[] query, int count, long asOfMillis) {
        boolean isSample = size() > exactUpTo && learned.isSampled();
        if (!isSample) {
            List<Found> found = new Walk(query, count, asOfMillis, visits()).found();
            // The nearest regions may have too few directions.
            return found.size() < Math.min(count, size()) ? exactlyNearest(query, count, asOfMillis) : found;
        }
        Walk walk = new Walk(query, count, asOfMillis, regions.size());
        List<Found> found = walk.found();
        learn(found, walk.cosines);
        return found;
    }

    /** As {@link #nearest}, but none of the nearest is missed. */
    List<Found> exactlyNearest(float[] query, int count, long asOfMillis) {
        return new Walk(query, count, asOfMillis, regions.size()).found();
    }

    private void learn(List<Found> found, float[] cosines) {
        float[] sorted = cosines.clone();
        Arrays.sort(sorted);
        for (Found each : found) {
            int at = Arrays.binarySearch(sorted, cosines[each.direction().place]);
            learned.found(sorted.length - 1 - at, sorted.length);
        }
        learned.choose();
    }

    /**
     * One search: first by lower and upper bounds of the cosines, then by the exact cosines of the candidates. A
     * direction is a candidate when fewer than {@code count} others have a lower bound above its upper bound.
     */
    private final class Walk {
        private final float[] query;
        private final CoarsePage.Query coarseQuery;
        private final int count;
        private final long asOfMillis;
        /** Of the query with the centres of the regions. */
        private final float[] cosines;
        /** Upper bound of a region's cosines; negative infinity after its visit. */
        private final float[] atMost;
        /** Keeps the highest lower bounds. */
        private final TopK coarse;

        private int nearCount;

        /** Visits the nearest regions first, for a high bound that the others must reach. */
        Walk(float[] query, int count, long asOfMillis, int visits) {
            this.query = query;
            this.asOfMillis = asOfMillis;
            this.coarseQuery = new CoarsePage.Query(query);
            this.count = Math.max(1, Math.min(count, size()));
            this.coarse = TopK.ofFinite(this.count, (a, b) -> a < b);
            this.cosines = regions.cosines(query);
            this.atMost = regions.atMost(cosines);
            if (visits < regions.size()) {
                visitNearest(visits);
            } else {
                visitNearest(Math.min(visits, 1 + 2 * this.count / Region.ROOM));
                coarse.selected();
                for (int place = 0; place < atMost.length; place++) {
                    visitIfNear(place);
                }
            }
        }

        private void visitNearest(int few) {
            if (few == 0) {
                return;
            }
            int[] places = new int[cosines.length];
            Arrays.setAll(places, place -> place);
            TopK nearest = TopK.ofFinite(few, (a, b) -> a < b);
            nearest.offerAll(places, cosines, cosines.length);
            for (int place : nearest.sorted().ids()) {
                visitIfNear(place);
            }
        }

        private void visitIfNear(int place) {
            if (coarse.wouldKeep(atMost[place])) {
                visit(place);
            }
        }

        private void visit(int place) {
            Region region = regions.region(place);
            atMost[place] = Float.NEGATIVE_INFINITY;
            region.atLeast(coarseQuery, cosines[place], products);
            float slack = region.slack();
            int first = place * Region.ROOM;
            int may = 0;
            for (int row = 0; row < region.size; row++) {
                float atLeast = products[row];
                ids[may] = first + row;
                products[may] = atLeast;
                may += coarse.wouldKeep(atLeast + slack) && region.mayHave(row, asOfMillis) ? 1 : 0;
            }
            coarse.offerAll(ids, products, may);
            collect(may, slack);
        }

        private void collect(int rows, float slack) {
            if (nearCount + rows > near.length) {
                near = Arrays.copyOf(near, 2 * near.length);
                nearness = Arrays.copyOf(nearness, 2 * nearness.length);
            }
            System.arraycopy(ids, 0, near, nearCount, rows);
            for (int row = 0; row < rows; row++) {
                nearness[nearCount + row] = products[row] + slack;
            }
            nearCount += rows;
        }

        List<Found> found() {
            TopK top = TopK.ofFinite(count, RegionSearch.this::isBefore);
            TopK candidates = candidates();
            float least = Float.POSITIVE_INFINITY;
            // Once the cosines found so far exceed the upper bounds of all remaining candidates, these are not looked
            // at.
            for (int from = 0;
                    from < candidates.size() && (from < count || candidates.score(from) >= least);
                    from += FETCHED) {
                int to = Math.min(from + FETCHED, candidates.size());
                for (int i = from; i < to; i++) {
                    // Kept in an array, each would wait for the one before: G1 has a fence after a stored reference.
                    fetched += direction(candidates.id(i)).vector()[0];
                }
                for (int i = from; i < to; i++) {
                    float cosine =
                            Vectors.product(query, direction(candidates.id(i)).vector());
                    least = i < count ? Math.min(least, cosine) : least;
                    top.offer(candidates.id(i), cosine);
                }
            }
            top.sorted();
            List<Found> found = new ArrayList<>(top.size());
            for (int i = 0; i < top.size(); i++) {
                found.add(new Found(direction(top.id(i)), top.score(i)));
            }
            return found;
        }

        /** The candidates by the upper bounds of their cosines, highest first. */
        private TopK candidates() {
            coarse.selected();
            int may = 0;
            for (int i = 0; i < nearCount; i++) {
                near[may] = near[i];
                nearness[may] = nearness[i];
                may += coarse.wouldKeep(nearness[i]) ? 1 : 0;
            }
            TopK candidates = TopK.ofFinite(Math.max(1, may), (a, b) -> a < b);
            candidates.offerAll(near, nearness, may);
            return candidates.sorted();
        }
    }

    private Direction direction(int id) {
        return regions.region(id / Region.ROOM).direction(id % Region.ROOM);
    }

    private boolean isBefore(int a, int b) {
        return IndexedItem.NEWEST_FIRST.compare(
                        direction(a).item(0), direction(b).item(0))
                < 0;
    }
}
