package dev.eddy.recall.search;

import dev.eddy.recall.search.RetrievalOptions.Index;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Finds the directions nearest to a vector, by regions or in a graph. All directions are in regions. Very many are in a graph too, but
 * the newest; a search walks it and compares those outside, if this takes less time than to visit regions. Another thread
 * changes the graph; all calls are from one thread.
 */
final class DirectionIndex {
    /** The newest directions stay outside the graph, so an item that changes often leaves no removed ones in it. */
    private static final int NEWEST = 1_000;
    /** Directions added to a graph at once, at least; each addition is a job for the other thread. */
    private static final int BATCH = 250;
    /** A graph is rebuilt when its removed directions exceed a quarter of the others, plus {@link #NEWEST}. */
    private static final int LIVE_PER_REMOVED = 4;
    /** A graph can grow to four times its first size; a free place takes almost no memory. */
    private static final int GROWTH = 4;
    /** Directions outside the graph that are compared in the time of one step of a walk, which is also that of a region's visit. */
    private static final int COMPARED_PER_STEP = 50;

    private final RetrievalOptions options;
    private final Executor indexing;
    private final int newest;
    private final Map<Direction, Direction> directions = new HashMap<>();
    /** Directions outside the graph, oldest first. */
    private final Set<Direction> outside = new LinkedHashSet<>();

    private final Calibration calibration = new Calibration();
    /** Null before the first item. */
    private RegionSearch regions;
    /** Null while there are few directions. */
    private GraphSearch graph;
    /** In progress on the other thread, or null. */
    private GraphChange change;
    /** Of the first item's vector. */
    private int dimension;

    /** Number of items that have these directions. */
    int items;

    long shortfalls;

    DirectionIndex(RetrievalOptions options, Executor indexing) {
        this.options = options;
        this.indexing = indexing;
        this.newest = Math.min(NEWEST, options.exactUpTo());
    }

    int size() {
        return directions.size();
    }

    int graphSize() {
        return graph == null ? 0 : graph.size() + graph.removed;
    }

    int outsideSize() {
        return outside.size();
    }

    boolean isIndexing() {
        upkeep();
        return change != null;
    }

    /**
     * Adds an item.
     *
     * @param before the item that it replaces, or null
     * @throws IllegalArgumentException when the dimension of its vector differs from the first item's
     */
    void put(IndexedItem before, IndexedItem item) {
        if (regions == null) {
            dimension = item.vector().length;
            regions = new RegionSearch(dimension, options.exactUpTo(), options.recall());
        }
        if (item.vector().length != dimension) {
            throw new IllegalArgumentException("the vector of item '" + item.itemId() + "' has " + item.vector().length
                    + " numbers where the index has " + dimension);
        }
        Direction left = before == null ? null : take(before);
        place(item);
        // Last, so that an item that keeps its vector keeps its direction.
        if (left != null) {
            dropIfEmpty(left);
        }
        upkeep();
    }

    void remove(IndexedItem item) {
        dropIfEmpty(take(item));
        upkeep();
    }

    private void place(IndexedItem item) {
        Direction fresh = new Direction(item.vector());
        Direction known = directions.putIfAbsent(fresh, fresh);
        Direction direction = known == null ? fresh : known;
        direction.add(item);
        items++;
        if (known == null) {
            outside.add(direction);
            regions.add(direction);
        } else {
            regions.noteTimes(direction);
        }
    }

    /** Removes an item from its direction, and returns the direction. */
    private Direction take(IndexedItem item) {
        Direction direction = directions.get(new Direction(item.vector()));
        direction.remove(item);
        regions.noteTimes(direction);
        items--;
        return direction;
    }

    private void dropIfEmpty(Direction direction) {
        if (direction.size() == 0) {
            directions.remove(direction);
            regions.remove(direction);
            if (!outside.remove(direction)) {
                graph.remove(direction);
            }
        }
    }

    /** Prepares a search: installs a finished graph, and keeps the query for the calibration. */
    void begin(float[] query) {
        upkeep();
        calibration.add(query);
    }

    /** As {@link #nearest}, but none of the nearest is missed, and nothing is learned for later searches. */
    List<Found> exactlyNearest(float[] query, int wanted, long asOfMillis) {
        return regions.exactlyNearest(query, wanted, asOfMillis);
    }

    /** The nearest directions, nearest first; fewer than wanted only when no others have items at the instant. */
    List<Found> nearest(float[] query, int wanted, long asOfMillis) {
        if (!isWalkFaster(wanted)) {
            return regions.nearest(query, wanted, asOfMillis);
        }
        List<Found> walked = graph.nearest(query, wanted);
        if (walked.size() < Math.min(wanted, graph.size())) {
            shortfalls++;
            return regions.exactlyNearest(query, wanted, asOfMillis);
        }
        List<Found> both = new ArrayList<>(walked);
        // Until a change is done, its directions are in the graph and outside it.
        if (change != null) {
            both.removeIf(found -> outside.contains(found.direction()));
        }
        outside.forEach(direction -> both.add(new Found(direction, Vectors.product(query, direction.vector()))));
        both.sort(Found.NEAREST_FIRST);
        return both.subList(0, Math.min(wanted, both.size()));
    }

    private boolean isWalkFaster(int wanted) {
        return graph != null
                && (options.index() == Index.GRAPH
                        || graph.breadth(wanted) + outside.size() / COMPARED_PER_STEP < regions.visits());
    }

    /** Installs the results of the other thread, and starts its next change. */
    private void upkeep() {
        while (change == null || change.isDone()) {
            if (change != null) {
                install(change);
            }
            change = due();
            if (change == null) {
                return;
            }
            indexing.execute(change.task());
        }
    }

    private void install(GraphChange done) {
        graph = done.result();
        for (Direction direction : done.batch()) {
            // An empty direction was removed meanwhile; an equal one may have been added.
            if (direction.size() == 0) {
                graph.remove(direction);
            } else {
                outside.remove(direction);
            }
        }
    }

    /** The next change of the graph, or null. */
    private GraphChange due() {
        if (directions.size() <= (graph == null ? options.graphFrom() : options.graphFrom() / 2)) {
            if (graph != null) {
                outside.addAll(directions.keySet());
                graph = null;
            }
            return null;
        }
        if (graph == null) {
            return build(List.copyOf(directions.keySet()));
        }
        int settled = Math.max(0, outside.size() - newest);
        if (graph.removed > newest + graph.size() / LIVE_PER_REMOVED || graph.room() < settled) {
            return build(Stream.concat(oldest(settled), inGraph()).toList());
        }
        if (settled >= Math.min(BATCH, 1 + newest)) {
            return GraphChange.extend(graph, oldest(settled).toList());
        }
        return graph.size() > 0 && calibration.isDue(directions.size(), items) ? calibrate() : null;
    }

    private Stream<Direction> oldest(int count) {
        return outside.stream().limit(count);
    }

    private Stream<Direction> inGraph() {
        return directions.keySet().stream().filter(direction -> !outside.contains(direction));
    }

    private GraphChange build(List<Direction> batch) {
        calibration.reset();
        return GraphChange.build(dimension, GROWTH * batch.size() + NEWEST, batch);
    }

    private GraphChange calibrate() {
        List<Direction> all = inGraph().toList();
        return GraphChange.calibrate(
                graph, all, calibration.begin(directions.size(), items, all), options.recallOfSample());
    }
}
