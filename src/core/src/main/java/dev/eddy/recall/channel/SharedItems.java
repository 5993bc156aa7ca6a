package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.ReturningItems;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.vector.PackedBlock;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Items as of a moment that are the same for many members, such as the popular ones, with their vectors side by side in memory. */
public final class SharedItems {
    private static final long KEPT_MILLIS = 5_000;
    private static final int KEPT_REQUESTS = 100;

    private final ItemTable table;
    private final long featureChanges;
    private final long asOfMillis;
    /** Instants between which all of the items can be recalled. */
    private final long sinceMillis;

    private final long untilMillis;
    private int requests;
    private final int[] items;
    private final int[] sorted;
    /** By the index of the space. */
    private final List<PackedBlock> vectors;
    /** What popularity adds to the score of each item, by the index of the space. */
    private final List<float[]> popularity;
    /** Whether each of the items is hidden from the member of the last {@link #hide}. */
    private final boolean[] isHidden;

    private final float[] scores;
    /** Null until they are wanted. */
    private ReturningItems.FirstClicks firstClicks;

    /** @param items each once; not to be changed */
    public SharedItems(int[] items, ItemTable table, long asOfMillis) {
        this.table = table;
        this.featureChanges = table.featureChanges();
        this.asOfMillis = asOfMillis;
        this.sinceMillis =
                IntStream.of(items).mapToLong(table.rows()::sinceMillis).max().orElse(Long.MIN_VALUE);
        this.untilMillis =
                IntStream.of(items).mapToLong(table.rows()::untilMillis).min().orElse(Long.MAX_VALUE);
        this.items = items;
        this.sorted = items.clone();
        Arrays.sort(sorted);
        this.vectors = table.spaces().stream()
                .map(space -> space.vectors().block(items))
                .toList();
        this.popularity = table.spaces().stream()
                .map(space -> popularity(space, table, asOfMillis))
                .toList();
        this.isHidden = new boolean[items.length];
        this.scores = new float[items.length];
    }

    /** Whether they serve one more request: 100 at most, less than 5 s of event time away, while all of the items can be recalled. */
    public boolean serves(ItemTable asked, long askedAsOfMillis) {
        requests++;
        return table == asked
                && featureChanges == asked.featureChanges()
                && Math.abs(askedAsOfMillis - asOfMillis) < KEPT_MILLIS
                && sinceMillis <= askedAsOfMillis
                && askedAsOfMillis < untilMillis
                && requests < KEPT_REQUESTS;
    }

    private float[] popularity(ItemSpace space, ItemTable table, long asOfMillis) {
        float[] ofItems = new float[space.countsPopularity() ? items.length : 0];
        for (int i = 0; i < ofItems.length; i++) {
            ofItems[i] = space.popularity(items[i], table.rows(), asOfMillis);
        }
        return ofItems;
    }

    /** Numbers of the items by place; not to be changed. */
    public int[] items() {
        return items;
    }

    /** The items as first clicks in their cluster, looked up once. */
    ReturningItems.FirstClicks firstClicks(ReturningItems ofCluster) {
        if (firstClicks == null) {
            firstClicks = ofCluster.firstClicks(items);
        }
        return firstClicks;
    }

    boolean has(int item) {
        return Arrays.binarySearch(sorted, item) >= 0;
    }

    /** Hides items from a member; returns how many. */
    public int hide(Marks hidden) {
        int count = 0;
        for (int i = 0; i < items.length; i++) {
            isHidden[i] = hidden.contains(items[i]);
            count += isHidden[i] ? 1 : 0;
        }
        return count;
    }

    /** Whether the item at a place is hidden from the member of the last {@link #hide}. */
    public boolean isHidden(int place) {
        return isHidden[place];
    }

    /** Writes the inner products of the items with a vector, by place; 0 where there is no vector. */
    public void cosines(int space, PackedQuery query, float[] cosines) {
        vectors.get(space).cosines(query, cosines);
    }

    /** Offers the items that are not hidden by their cosine and popularity, in a space where a user tower counts it. */
    void offerTo(TopK top, int space, PackedQuery query) {
        PackedBlock block = vectors.get(space);
        float[] ofItems = popularity.get(space);
        block.cosines(query, scores);
        for (int i = 0; i < items.length; i++) {
            scores[i] = isHidden[i] || !block.has(i) ? Float.NEGATIVE_INFINITY : scores[i] + ofItems[i];
        }
        top.offerAll(items, scores, items.length);
    }
}
