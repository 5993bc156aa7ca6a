package dev.eddy.recall.search;

import dev.eddy.vector.CoarsePage;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds exactly the directions nearest to a vector, by comparison with all. Skips the {@link Regions} that are too far
 * away. For one thread.
 */
final class ExactSearch {
    private final Regions regions;
    /** Of the rows of one region. */
    private final float[] products = new float[Region.ROOM];

    private final int[] ids = new int[Region.ROOM];
    /** The candidates of a search; kept for the next one, since allocation takes time. */
    private int[] near = new int[4 * Region.ROOM];
    /** Upper bounds of the candidates' cosines. */
    private float[] nearness = new float[4 * Region.ROOM];

    ExactSearch(int dimension) {
        this.regions = new Regions(dimension);
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

    /** The directions nearest to a unit vector, nearest first. */
    List<Found> nearest(float[] query, int count) {
        return nearest(query, count, -Float.MAX_VALUE);
    }

    /**
     * As {@link #nearest(float[], int)}, but may leave out directions with a cosine below {@code least}; the fewer
     * reach it, the faster the search.
     */
    List<Found> nearest(float[] query, int count, float least) {
        return new Walk(query, count, least).found();
    }

    /**
     * One search: first by lower and upper bounds of the cosines, then by the exact cosines of the candidates. A
     * direction is a candidate when fewer than {@code count} others have a lower bound above its upper bound.
     */
    private final class Walk {
        private final float[] query;
        private final CoarsePage.Query coarseQuery;
        private final int count;
        /** Of the query with the centres of the regions. */
        private final float[] cosines;
        /** Upper bound of a region's cosines; negative infinity after its visit. */
        private final float[] atMost;
        /** Keeps the highest lower bounds. */
        private final TopK coarse;

        private int nearCount;

        /** Visits the nearest regions first, for a high bound that the others must reach. */
        Walk(float[] query, int count, float least) {
            this.query = query;
            this.coarseQuery = new CoarsePage.Query(query);
            this.count = Math.max(1, Math.min(count, size()));
            this.coarse = new TopK(this.count, (a, b) -> a < b, least);
            this.cosines = regions.cosines(query);
            this.atMost = regions.atMost(cosines);
            visitNearest();
            for (int place = 0; place < atMost.length; place++) {
                visitIfNear(place);
            }
        }

        private void visitNearest() {
            int few = Math.min(regions.size(), 1 + 2 * count / Region.ROOM);
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
            coarse.selected();
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
                may += coarse.wouldKeep(atLeast + slack) ? 1 : 0;
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
            TopK top = TopK.ofFinite(count, ExactSearch.this::isBefore);
            TopK candidates = candidates();
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < candidates.size(); i++) {
                // The cosines found so far exceed the upper bounds of all remaining candidates.
                if (i >= count && candidates.score(i) < least) {
                    break;
                }
                int id = candidates.id(i);
                float cosine = Vectors.product(query, direction(id).vector());
                least = i < count ? Math.min(least, cosine) : least;
                top.offer(id, cosine);
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
