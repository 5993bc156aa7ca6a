package dev.eddy.recall.search;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A change of a graph on another thread.
 *
 * @param batch the directions that it adds
 * @param task returns the graph that has them
 */
record GraphChange(List<Direction> batch, FutureTask<GraphSearch> task) {
    /** Items of a list for which a graph is calibrated. */
    private static final int LIST = 100;

    static GraphChange build(int dimension, int capacity, List<Direction> batch) {
        return add(batch, () -> new GraphSearch(dimension, capacity));
    }

    static GraphChange extend(GraphSearch graph, List<Direction> batch) {
        return add(batch, () -> graph);
    }

    private static GraphChange add(List<Direction> batch, Supplier<GraphSearch> graph) {
        return new GraphChange(batch, new FutureTask<>(() -> {
            GraphSearch extended = graph.get();
            for (Direction direction : batch) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the index is not needed any more");
                }
                extended.add(direction);
            }
            return extended;
        }));
    }

    /** Adapts the breadth of a graph's searches to the share of the 100 nearest items to be found. */
    static GraphChange calibrate(GraphSearch graph, List<Direction> directions, List<float[]> queries, double recall) {
        return new GraphChange(
                List.of(), new FutureTask<>(() -> graph.calibrate(directions, queries, LIST, recall), graph));
    }

    boolean isDone() {
        return task.isDone();
    }

    /** The changed graph; after {@link #isDone}. */
    GraphSearch result() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the index of the items' vectors could not be built", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an index is taken over", e);
        }
    }
}
