package dev.eddy.recall.search;

import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks a graph of near directions: hierarchical navigable small world (Malkov and Yashunin, "Efficient and robust approximate
 * nearest neighbor search using hierarchical navigable small world graphs", TPAMI 2020, algorithms 1 to 5), as hnswlib-core
 * has it. How broadly it walks is found out for the directions at hand: {@link #calibrate}. One thread may add while another
 * searches and removes.
 */
final class GraphSearch implements DirectionSearch {
    /** M of the paper: links of a direction in each layer, twice as many in the lowest. */
    private static final int LINKS = 16;

    /** efConstruction of the paper: how broadly the links of a new direction are looked for. */
    private static final int BUILD_BREADTH = 100;

    private static final int FIRST_BREADTH = 200;

    /** What can be chosen of: each a twentieth more than the one before. */
    private static final int[] BREADTHS =
            IntStream.range(0, 94).map(i -> (int) (24 * Math.pow(1.05, i))).toArray();

    private final HnswIndex<Direction, float[], Direction, Float> graph;
    private final int capacity;
    private int removed;
    private volatile int breadth = FIRST_BREADTH;

    /** @param capacity how many directions can ever be added, those counted that are removed later */
    GraphSearch(int dimension, int capacity) {
        this.capacity = capacity;
        this.graph = HnswIndex.newBuilder(dimension, GraphSearch::distance, capacity)
                .withM(LINKS)
                .withEfConstruction(BUILD_BREADTH)
                .withRemoveEnabled()
                .build();
    }

    /** Only compared, never added up: as long as the nearer is the less, the cosine itself will do. */
    private static float distance(float[] a, float[] b) {
        return -Vectors.product(a, b);
    }

    @Override
    public int size() {
        return graph.size();
    }

    /** How many more can be added. */
    int room() {
        return capacity - size() - removed;
    }

    /** How many are in the way of every search, though they are not found any more. */
    int removed() {
        return removed;
    }

    @Override
    public void add(Direction direction) {
        graph.add(direction);
    }

    @Override
    public void remove(Direction direction) {
        graph.remove(direction, 0);
        removed++;
    }

    @Override
    public List<Found> nearest(float[] query, int count) {
        return search(query, Math.max(count, breadth));
    }

    private List<Found> search(float[] query, int count) {
        List<SearchResult<Direction, Float>> results = graph.findNearest(query, count);
        List<Found> nearest = new ArrayList<>(results.size());
        for (SearchResult<Direction, Float> result : results) {
            nearest.add(new Found(result.item(), -result.distance()));
        }
        return nearest;
    }

    /**
     * Finds out how broadly to search, so that on average the wanted share of the nearest items is found: the least breadth
     * that does, as more only takes longer.
     *
     * @param directions those in the graph
     * @param queries such as will be asked
     * @param items how many items a list has
     * @param recall share of them that are to be found
     */
    void calibrate(List<Direction> directions, List<float[]> queries, int items, double recall) {
        List<Nearest> all = queries.stream()
                .map(query -> Nearest.of(query, directions, items))
                .toList();
        int low = 0;
        int high = BREADTHS.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (recall(all, BREADTHS[middle]) >= recall) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        breadth = BREADTHS[low];
    }

    private double recall(List<Nearest> all, int tried) {
        return all.stream()
                .mapToDouble(nearest -> nearest.shareIn(search(nearest.query, Math.max(tried, nearest.directions))))
                .average()
                .orElse(1);
    }

    /**
     * What there is to be found, by comparing with all.
     *
     * @param directions how many directions the items have
     * @param least cosine of the farthest
     * @param items of these directions, one at least
     */
    private record Nearest(float[] query, int directions, float least, int items) {
        static Nearest of(float[] query, List<Direction> all, int wanted) {
            TopK top = TopK.ofFinite(wanted, (a, b) -> a < b);
            for (int i = 0; i < all.size(); i++) {
                top.offer(i, Vectors.product(query, all.get(i).vector()));
            }
            top.sorted();
            int directions = 0;
            int items = 0;
            for (; directions < top.size() && items < wanted; directions++) {
                items += items(all.get(top.id(directions)));
            }
            return new Nearest(query, directions, top.score(directions - 1), items);
        }

        /** How many items a direction has; it may have lost its last one meanwhile. */
        private static int items(Direction direction) {
            return Math.max(1, direction.size());
        }

        /** Share of the items whose directions were found. */
        double shareIn(List<Found> found) {
            int sum = found.stream()
                    .filter(each -> each.cosine() >= least)
                    .mapToInt(each -> items(each.direction()))
                    .sum();
            return sum / (double) items;
        }
    }
}
