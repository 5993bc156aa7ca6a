package dev.eddy.recall.search;

import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the directions nearest to a vector, approximately, by a walk over an HNSW graph (Malkov and Yashunin, "Efficient and robust
 * approximate nearest neighbor search using hierarchical navigable small world graphs", TPAMI 2020, algorithms 1 to 5) of
 * hnswlib-core. {@link #calibrate} chooses the breadth of the walk. One thread may add while another searches and removes.
 */
final class GraphSearch {
    /** M of the paper: links of a direction in each layer; the lowest layer has twice this number. */
    private static final int LINKS = 16;
    /** efConstruction of the paper: breadth of the search for the links of a new direction. */
    private static final int BUILD_BREADTH = 100;
    /** ef of the paper, before the first calibration. */
    private static final int FIRST_BREADTH = 200;
    /** Breadths to choose from: 24 to about 2,200, in steps of 5 %. */
    private static final int[] BREADTHS =
            IntStream.range(0, 94).map(i -> (int) (24 * Math.pow(1.05, i))).toArray();

    private final HnswIndex<Direction, float[], Direction, Float> graph;
    private final int capacity;
    /** Number of removed directions; they still slow down each search. */
    int removed;

    private volatile int breadth = FIRST_BREADTH;

    /** @param capacity number of directions that can ever be added; removals free no place */
    GraphSearch(int dimension, int capacity) {
        this.capacity = capacity;
        this.graph = HnswIndex.newBuilder(dimension, GraphSearch::distance, capacity)
                .withM(LINKS)
                .withEfConstruction(BUILD_BREADTH)
                .withRemoveEnabled()
                .build();
    }

    /** The negative cosine: the graph only compares distances, so they need not be positive. */
    private static float distance(float[] a, float[] b) {
        return -Vectors.product(a, b);
    }

    /** Number of directions, without the removed ones. */
    int size() {
        return graph.size();
    }

    /** Number of directions that can still be added. */
    int room() {
        return capacity - size() - removed;
    }

    /** Adds a direction that is not here yet. */
    void add(Direction direction) {
        graph.add(direction);
    }

    void remove(Direction direction) {
        graph.remove(direction, 0);
        removed++;
    }

    /** Breadth of a walk that looks for this number of directions. A broader walk takes longer. */
    int breadth(int count) {
        return Math.max(count, breadth);
    }

    /** The directions nearest to a unit vector, nearest first; rarely fewer than wanted, often more. */
    List<Found> nearest(float[] query, int count) {
        return search(query, breadth(count));
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
     * Chooses the smallest breadth that finds the wanted share of the nearest items, on average over the queries. A
     * larger one takes longer.
     *
     * @param directions all directions in the graph
     * @param queries a sample of the searches to expect
     * @param items number of items of a list
     * @param recall share of a list to be found, at most 1
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
     * The nearest directions of a query, by comparison with all.
     *
     * @param directions number of nearest directions
     * @param least cosine of the farthest one
     * @param items number of items of these directions
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

        /** Number of items, at least 1: this thread may see a direction that has just lost its last item. */
        private static int items(Direction direction) {
            return Math.max(1, direction.size());
        }

        /** Share of the items whose directions are among those found. */
        double shareIn(List<Found> found) {
            int sum = found.stream()
                    .filter(each -> each.cosine() >= least)
                    .mapToInt(each -> items(each.direction()))
                    .sum();
            return sum / (double) items;
        }
    }
}
