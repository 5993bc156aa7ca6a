package dev.eddy.recall.search;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Finds the items nearest to a vector among those of one task. Few are all compared; of many a graph is built, aside: until
 * it is there, and for what changed since, all are compared. What was replaced or removed stays in the way in a graph, so one
 * with too much of it is built anew. Used by one thread; graphs are built by another.
 */
public final class ItemIndex {
    /** So many of the directions that changed last stay outside of the graph: what changes again and again never gets in. */
    private static final int LATEST = 1_000;

    /** So many more are waited for before they are added, for there is a task to each adding. */
    private static final int BATCH = 250;

    /** A graph is built anew once one of so many in it is removed. */
    private static final int LIVE_PER_REMOVED = 4;

    /** Queries by which the search is calibrated at most: the last ones. */
    private static final int SAMPLE = 256;

    /** With fewer, items' vectors are taken for queries as well. */
    private static final int FEWEST = 64;

    /** Items of a list for which it is. */
    private static final int LIST = 100;

    /** So many directions more than are needed on average are asked for, since none may have few items. */
    private static final int SPARE = 8;

    /** Once their number has changed by such a share, the search is calibrated anew. */
    private static final double CHANGED = .2;

    /** A graph has room to grow to so many times what it is built with: a place costs next to nothing. */
    private static final int ROOM = 4;

    /** Of the first item. */
    private int dimension;

    private final RetrievalOptions options;
    private final Executor indexing;
    private final int latest;
    /** By number. */
    private IndexedItem[] items = new IndexedItem[16];

    private int size;
    private final Expiries expiries = new Expiries();
    private final Map<Direction, Direction> directions = new HashMap<>();
    /** Those that are not in the graph, oldest first. */
    private final Set<Direction> outside = new LinkedHashSet<>();

    /** Null before the first item. */
    private ExactSearch exact;

    /** Null as long as all are compared. */
    private GraphSearch graph;
    /** What is done aside, or null. */
    private Work work;

    private int calibratedDirections;
    private int calibratedItems;
    /** By so many queries that had been asked; 0 when they were too few. */
    private int calibratedQueries;

    private final float[][] sample = new float[SAMPLE][];
    private long asked;
    private long shortfalls;

    /**
     * What is done aside.
     *
     * @param batch that is in the graph afterwards
     */
    private record Work(List<Direction> batch, FutureTask<GraphSearch> task) {}

    /**
     * An index without items.
     *
     * @param indexing where graphs are built; one thread is enough
     */
    public ItemIndex(RetrievalOptions options, Executor indexing) {
        this.options = options;
        this.indexing = indexing;
        this.latest = Math.min(LATEST, options.exactUpTo());
    }

    /** How many items can be found. */
    public int size() {
        return size;
    }

    /** Places that the graph has for directions, removed ones included; 0 without a graph. */
    public int graphSize() {
        return graph == null ? 0 : graph.size() + graph.removed();
    }

    /** Directions that are compared one by one. */
    public int outsideSize() {
        return outside.size();
    }

    /** How often the graph found fewer than were asked for, so that all were compared. */
    public long shortfalls() {
        return shortfalls;
    }

    /** Whether a graph is being built or added to. */
    public boolean isIndexing() {
        upkeep();
        return work != null;
    }

    /**
     * Makes an item known, or replaces what was known of it.
     *
     * @throws IllegalArgumentException when its vector has another dimension than that of the first
     */
    public void put(IndexedItem item) {
        if (exact == null) {
            dimension = item.vector().length;
            exact = new ExactSearch(dimension);
        }
        if (item.vector().length != dimension) {
            throw new IllegalArgumentException("the vector of item '" + item.itemId() + "' has " + item.vector().length
                    + " numbers where the index has " + dimension);
        }
        IndexedItem before = item(item.number());
        if (item.number() >= items.length) {
            items = Arrays.copyOf(items, 2 * item.number());
        }
        items[item.number()] = item;
        addExpiry(item);
        size += before == null ? 1 : 0;
        Direction left = before == null ? null : taken(before);
        place(item);
        // Not before: of an item that keeps its vector the direction stays.
        if (left != null) {
            dropIfEmpty(left);
        }
        upkeep();
    }

    /** An item that is replaced again and again leaves an entry each time, which may expire in a year only. */
    private void addExpiry(IndexedItem item) {
        expiries.add(item);
        if (expiries.size() > LATEST + 2 * size) {
            expiries.clear();
            for (IndexedItem known : items) {
                if (known != null) {
                    expiries.add(known);
                }
            }
        }
    }

    /** Entries in the queue of expiries. */
    int expiryEntries() {
        return expiries.size();
    }

    /** Whether an item is known. */
    public boolean has(int number) {
        return item(number) != null;
    }

    private IndexedItem item(int number) {
        return number < items.length ? items[number] : null;
    }

    /** Forgets an item; whether it was known. */
    public boolean remove(int number) {
        IndexedItem before = item(number);
        if (before != null) {
            items[number] = null;
            size--;
            dropIfEmpty(taken(before));
            upkeep();
        }
        return before != null;
    }

    private void place(IndexedItem item) {
        Direction fresh = new Direction(item.vector());
        Direction known = directions.putIfAbsent(fresh, fresh);
        Direction direction = known == null ? fresh : known;
        direction.add(item);
        if (known == null) {
            outside.add(direction);
            exact.add(direction);
        }
    }

    /** The direction that the item was taken from. */
    private Direction taken(IndexedItem item) {
        Direction direction = directions.get(new Direction(item.vector()));
        direction.remove(item);
        return direction;
    }

    private void dropIfEmpty(Direction direction) {
        if (direction.size() > 0) {
            return;
        }
        directions.remove(direction);
        if (outside.remove(direction)) {
            exact.remove(direction);
        } else {
            graph.remove(direction);
        }
    }

    /** The items nearest to a vector, nearest first; of equally near ones, newest first, then by id. */
    public List<Neighbour> nearest(ItemSearch search) {
        dropExpired(search.asOfMillis() - ItemTable.LATE_MILLIS);
        upkeep();
        sample[(int) (asked++ % SAMPLE)] = search.vector();
        int wanted = directionsFor(search.count());
        while (size > 0) {
            List<Found> found = directions(search.vector(), wanted);
            List<Neighbour> nearest = available(found, search);
            if (nearest.size() == search.count() || isAll(found, wanted, search)) {
                return nearest;
            }
            wanted *= 2;
        }
        return List.of();
    }

    /** A search would walk over them. */
    private void dropExpired(long millis) {
        for (int number : expiries.until(millis)) {
            IndexedItem item = item(number);
            // It may have been replaced since, or its number may be another item's.
            if (item != null && item.availableUntilMillis() <= millis) {
                remove(number);
            }
        }
    }

    /** So many directions have that many items, as far as one can tell before. */
    private int directionsFor(int items) {
        return Math.min(items, SPARE + (int) ((long) items * directions.size() / Math.max(1, size)));
    }

    /** Whether there are no more that are near enough. */
    private static boolean isAll(List<Found> found, int wanted, ItemSearch search) {
        return found.size() < wanted || found.get(found.size() - 1).cosine() < search.least();
    }

    /** So many of the nearest directions; fewer only when there are no more. */
    private List<Found> directions(float[] query, int wanted) {
        if (graph == null) {
            return exact.nearest(query, wanted);
        }
        List<Found> walked = graph.nearest(query, wanted);
        boolean isShort = walked.size() < Math.min(wanted, graph.size());
        shortfalls += isShort ? 1 : 0;
        List<Found> both = new ArrayList<>(isShort ? compared(query) : walked);
        // What is being added to the graph is outside of it as well until that is done.
        if (work != null) {
            both.removeIf(found -> outside.contains(found.direction()));
        }
        // Of those outside only what is as near as the last that is wanted can matter.
        float least =
                both.size() < wanted ? -Float.MAX_VALUE : both.get(wanted - 1).cosine();
        both.addAll(exact.nearest(query, wanted, least));
        both.sort(Found.NEAREST_FIRST);
        return both.subList(0, Math.min(wanted, both.size()));
    }

    /** All in the graph, nearest first. */
    private List<Found> compared(float[] query) {
        return inGraph().stream()
                .map(direction -> new Found(direction, Vectors.product(query, direction.vector())))
                .sorted(Found.NEAREST_FIRST)
                .toList();
    }

    private static List<Neighbour> available(List<Found> found, ItemSearch search) {
        int count = search.count();
        List<Neighbour> all = new ArrayList<>();
        float last = Float.POSITIVE_INFINITY;
        for (Found each : found) {
            boolean isTied = each.cosine() == last;
            if (each.cosine() < search.least() || (all.size() >= count && !isTied)) {
                break;
            }
            last = each.cosine();
            int taken = 0;
            for (int i = 0; taken < count && i < each.direction().size(); i++) {
                IndexedItem item = each.direction().item(i);
                if (item.isAvailableAt(search.asOfMillis())) {
                    all.add(new Neighbour(item, each.cosine()));
                    taken++;
                }
            }
        }
        all.sort(Neighbour.NEAREST_FIRST);
        return all.size() > count ? new ArrayList<>(all.subList(0, count)) : all;
    }

    /** Takes over what was done aside, and begins what is due. */
    private void upkeep() {
        while (work == null || work.task.isDone()) {
            if (work != null) {
                takeOver(work);
            }
            work = due();
            if (work == null) {
                return;
            }
            indexing.execute(work.task);
        }
    }

    private Work due() {
        if (directions.size() <= (graph == null ? options.exactUpTo() : options.exactUpTo() / 2)) {
            compareAll();
            return null;
        }
        if (graph == null) {
            return build(new ArrayList<>(directions.keySet()));
        }
        // Those outside that are not among the last that changed.
        int settled = Math.max(0, outside.size() - latest);
        if (graph.removed() > latest + graph.size() / LIVE_PER_REMOVED || graph.room() < settled) {
            return build(inGraphOrOldest(settled));
        }
        if (settled >= Math.min(BATCH, 1 + latest)) {
            return add(oldest(settled));
        }
        return isCalibrated() ? null : calibrate();
    }

    private void compareAll() {
        if (graph != null) {
            directions.keySet().stream().filter(outside::add).forEach(exact::add);
            graph = null;
        }
    }

    /** So many of those outside. */
    private List<Direction> oldest(int count) {
        return outside.stream().limit(count).toList();
    }

    private List<Direction> inGraph() {
        return directions.keySet().stream()
                .filter(direction -> !outside.contains(direction))
                .toList();
    }

    private List<Direction> inGraphOrOldest(int count) {
        List<Direction> all = new ArrayList<>(oldest(count));
        all.addAll(inGraph());
        return all;
    }

    private Work build(List<Direction> batch) {
        calibratedDirections = 0;
        int capacity = ROOM * batch.size() + LATEST;
        return new Work(batch, new FutureTask<>(() -> {
            var built = new GraphSearch(dimension, capacity);
            addAll(batch, built);
            return built;
        }));
    }

    /**
     * Whether there are about as many directions and items as when it was found out how broadly to search, and not twice as
     * many queries.
     */
    private boolean isCalibrated() {
        return graph.size() == 0
                || (isAbout(calibratedDirections, directions.size())
                        && isAbout(calibratedItems, size)
                        && sampled() < Math.max(FEWEST, 2 * calibratedQueries));
    }

    private static boolean isAbout(int before, int now) {
        return Math.abs(now - before) <= CHANGED * before;
    }

    private Work calibrate() {
        List<Direction> all = inGraph();
        List<float[]> queries = queries(all);
        calibratedDirections = directions.size();
        calibratedItems = size;
        calibratedQueries = sampled() < FEWEST ? 0 : sampled();
        GraphSearch calibrated = graph;
        return new Work(List.of(), new FutureTask<>(() -> {
            calibrated.calibrate(all, queries, LIST, options.recallOfSample());
            return calibrated;
        }));
    }

    private Work add(List<Direction> batch) {
        GraphSearch to = graph;
        return new Work(batch, new FutureTask<>(() -> {
            addAll(batch, to);
            return to;
        }));
    }

    private static void addAll(List<Direction> batch, GraphSearch graph) throws InterruptedException {
        for (Direction direction : batch) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the index is not needed any more");
            }
            graph.add(direction);
        }
    }

    private int sampled() {
        return (int) Math.min(asked, SAMPLE);
    }

    /** Those asked last; as long as they are few, also what is asked of an item. */
    private List<float[]> queries(List<Direction> batch) {
        List<float[]> queries = new ArrayList<>(Arrays.asList(sample).subList(0, sampled()));
        for (int i = queries.size(); i < FEWEST; i++) {
            queries.add(batch.get((int) ((long) i * batch.size() / FEWEST)).vector());
        }
        return queries;
    }

    private void takeOver(Work done) {
        try {
            graph = done.task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the index of the items' vectors could not be built", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an index is taken over", e);
        }
        for (Direction direction : done.batch) {
            // One without items was removed; its vector may have come back as another direction.
            if (direction.size() == 0) {
                graph.remove(direction);
            } else if (outside.remove(direction)) {
                exact.remove(direction);
            }
        }
    }
}
