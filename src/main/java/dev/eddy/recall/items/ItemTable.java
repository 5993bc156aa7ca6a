package dev.eddy.recall.items;

import dev.eddy.item.Counts;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Successors;
import dev.eddy.item.VectorSpace;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import dev.eddy.vector.VectorBlock;
import dev.eddy.vector.VectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Popularity and features of every item that is recalled from: what the cluster stage knows of the world outside. Items go
 * by their number. What is asked of hundreds of items with every refresh is kept in a row of numbers for each, so that a
 * question costs one look into memory instead of one for each object on the way.
 */
public final class ItemTable implements Lifetimes {
    /** Events may come later than others by so much, and lists made as of their times: until then an item is not over. */
    public static final long LATE_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** Index of the half-life of {@link #hotness}. */
    private static final int HOTNESS_HALF_LIFE = 1;

    // The columns of a row.
    private static final int SINCE = 0;
    private static final int UNTIL = 1;
    private static final int QUALITY = 2;
    /** On the scale of the hotness. */
    private static final int HOTNESS = 3;
    /** On the scale of the click-through rate, as the next. */
    private static final int CLICKS = 4;

    private static final int IMPRESSIONS = 5;
    /** As many as fill a line of the processor's cache. */
    private static final int COLUMNS = 8;

    private final ItemNumbers numbers;
    private ItemUpdate[] items = {};
    private final List<ItemSpace> spaces = new ArrayList<>();
    private double[] rows = {};
    private final HeatScale hotnessScale = new HeatScale(HalfLives.millis(HOTNESS_HALF_LIFE));
    private final HeatScale ctrScale = new HeatScale(HalfLives.millis(Counts.CTR_HALF_LIFE));
    /** What was asked for last, and the factors of the scales for it. */
    private long asOfMillis;

    private double hotnessFactor;
    private double ctrFactor;
    private final List<HottestItems> hottest = new ArrayList<>();
    private final SequentialRules rules;
    private long featureChanges;
    private long comebacks;
    /** Items that expired until then may have been taken for over. */
    private long overBeforeMillis = Long.MIN_VALUE;

    /** Also read by the metrics' thread. */
    private final AtomicInteger recallableItems = new AtomicInteger();

    /** With vectors in no space but that of the tag vectors. */
    public ItemTable(ItemNumbers numbers, NeighbourOptions options) {
        this(numbers, options, List.of());
    }

    /**
     * @param numbers shared with the models whose lists are to be merged with the table's
     * @param others spaces beside that of the tag vectors
     */
    public ItemTable(ItemNumbers numbers, NeighbourOptions options, List<VectorSpace> others) {
        this.numbers = numbers;
        this.rules = new SequentialRules(numbers, options);
        spaces.add(new ItemSpace(VectorSpace.TAG, 0, numbers, options));
        others.forEach(space -> spaces.add(new ItemSpace(space.name(), space.dimension(), numbers, options)));
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.add(new HottestItems(numbers, HalfLives.millis(i)));
        }
    }

    /** Something new is known of the item, and the rest is as it was; or nothing is kept of it any more. */
    public void add(ItemUpdate news) {
        if (news.isGone()) {
            remove(news.itemId());
        } else {
            int number = numbers.of(news.itemId());
            put(number, news.after(get(number)));
        }
    }

    private void remove(String itemId) {
        ItemUpdate before = get(itemId);
        if (before == null) {
            return;
        }
        int number = numbers.find(itemId);
        items[number] = null;
        recallableItems.addAndGet(-one(before));
        featureChanges++;
        spaces.forEach(space -> space.remove(number));
        hottest.forEach(order -> order.put(number, Heat.NONE));
        rules.remove(number);
        Arrays.fill(rows, number * COLUMNS, (number + 1) * COLUMNS, 0);
        rows[number * COLUMNS + UNTIL] = Double.NEGATIVE_INFINITY;
        numbers.release(number);
    }

    /** The item's popularity is now this. */
    public void put(ItemUpdate item) {
        put(numbers.of(item.itemId()), item);
    }

    private void put(int number, ItemUpdate known) {
        ensureCapacity(number + 1);
        ItemUpdate before = items[number];
        ItemUpdate item = before != null && before.vectors() == known.vectors() ? known : inSpaces(known);
        items[number] = item;
        if (before == null) {
            numbers.hold(number);
        }
        recallableItems.addAndGet(one(item) - one(before));
        boolean isOther = before == null || isOther(item.features(), before.features());
        featureChanges += isOther && before != null ? 1 : 0;
        for (ItemSpace space : spaces) {
            if (isOther || item.vector(space.name()) != before.vector(space.name())) {
                space.put(number, item, before);
            }
        }
        int row = number * COLUMNS;
        boolean wasOver = before != null && rows[row + UNTIL] <= overBeforeMillis;
        rows[row + SINCE] = item.availableSinceMillis();
        rows[row + UNTIL] = item.recallableUntilMillis();
        comebacks += wasOver && rows[row + UNTIL] > overBeforeMillis ? 1 : 0;
        rows[row + QUALITY] =
                item.features() == null ? Float.NaN : item.features().quality();
        if (item.counts() != null && (before == null || !item.counts().equals(before.counts()))) {
            putCounts(number, item.counts());
        }
        if (item.successors() != null
                && (before == null
                        || before.successors() == null
                        || !item.successors().isSameAs(before.successors()))) {
            putSuccessors(number, item.successors());
        }
    }

    /** The first event with an item has all told again: that is no change. */
    private static boolean isOther(ItemFeatures now, ItemFeatures before) {
        return now == null ? before != null : !now.isSameAs(before);
    }

    /** Only with vectors that can be compared: not with those of a space that was given up, or that were taken back. */
    private ItemUpdate inSpaces(ItemUpdate item) {
        if (item.vectors() == null) {
            return item;
        }
        Map<String, float[]> vectors = new TreeMap<>();
        for (ItemSpace space : spaces.subList(1, spaces.size())) {
            float[] vector = space.vectorOf(item);
            if (vector != null) {
                vectors.put(space.name(), vector);
            }
        }
        return item.with(vectors.isEmpty() ? null : vectors);
    }

    private static int one(ItemUpdate item) {
        return item != null && item.recallableUntilMillis() != Long.MIN_VALUE ? 1 : 0;
    }

    private void putCounts(int number, Counts counts) {
        boolean isHotter = hotnessScale.follow(counts.heats()[HOTNESS_HALF_LIFE]);
        if (ctrScale.follow(Math.max(counts.clicks(), counts.impressions())) || isHotter) {
            scaleAll();
        } else {
            scale(number);
        }
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.get(i).put(number, counts.heats()[i]);
        }
    }

    private void putSuccessors(int number, Successors successors) {
        int[] followers = new int[successors.size()];
        for (int i = 0; i < followers.length; i++) {
            followers[i] = numbers.of(successors.itemIds()[i]);
        }
        rules.put(number, followers, successors.counts(), successors.total());
    }

    private void scaleAll() {
        for (int number = 0; number < items.length; number++) {
            if (items[number] != null && items[number].isSeen()) {
                scale(number);
            }
        }
        setFactors();
    }

    private void scale(int number) {
        Counts counts = items[number].counts();
        int row = number * COLUMNS;
        rows[row + HOTNESS] = hotnessScale.number(counts.heats()[HOTNESS_HALF_LIFE]);
        rows[row + CLICKS] = ctrScale.number(counts.clicks());
        rows[row + IMPRESSIONS] = ctrScale.number(counts.impressions());
    }

    private void setAsOf(long millis) {
        if (asOfMillis != millis) {
            asOfMillis = millis;
            setFactors();
        }
    }

    private void setFactors() {
        hotnessFactor = hotnessScale.factor(asOfMillis);
        ctrFactor = ctrScale.factor(asOfMillis);
    }

    private void ensureCapacity(int size) {
        if (size > items.length) {
            int capacity = 2 * size;
            int filled = items.length;
            items = Arrays.copyOf(items, capacity);
            rows = Arrays.copyOf(rows, capacity * COLUMNS);
            for (int i = filled; i < capacity; i++) {
                rows[i * COLUMNS + UNTIL] = Double.NEGATIVE_INFINITY;
            }
        }
    }

    /** Items that are known and not taken down, expired or not; any thread may ask. */
    public int recallableItems() {
        return recallableItems.get();
    }

    public ItemNumbers numbers() {
        return numbers;
    }

    /** Where a space is among the {@link #spaces}, which must have it. */
    public int indexOfSpace(String name) {
        int i = 0;
        while (!spaces.get(i).name().equals(name)) {
            i++;
        }
        return i;
    }

    /** The spaces that items have vectors in, that of the tag vectors first. */
    public List<ItemSpace> spaces() {
        return spaces;
    }

    /** The space of the tag vectors. */
    public ItemSpace tagSpace() {
        return spaces.get(0);
    }

    /** How often the record of an item that was known has changed, or the item has left; only ever grows. */
    public long featureChanges() {
        return featureChanges;
    }

    /** Passes on all that is known of each item. */
    public void forEach(Consumer<ItemUpdate> consumer) {
        for (ItemUpdate item : items) {
            if (item != null) {
                consumer.accept(item);
            }
        }
    }

    /** As {@link #get(int)}. */
    public ItemUpdate get(String itemId) {
        int number = numbers.find(itemId);
        return number == ItemNumbers.NONE ? null : get(number);
    }

    /** All that is known of an item, or null. */
    public ItemUpdate get(int item) {
        return item < items.length ? items[item] : null;
    }

    /** As {@link ItemUpdate#isRecallableAt}; an item that is not in the table is not. */
    public boolean isRecallableAt(int item, long asOfMillis) {
        int row = item * COLUMNS;
        return row < rows.length && rows[row + SINCE] <= asOfMillis && asOfMillis < rows[row + UNTIL];
    }

    // Of items in the table only:

    /** As {@link ItemUpdate#availableSinceMillis}. */
    public long availableSinceMillis(int item) {
        return (long) rows[item * COLUMNS + SINCE];
    }

    /** Decayed popularity over three days, at most {@link HottestItems#LARGEST_SCORE}. */
    public double hotness(int item, long asOfMillis) {
        setAsOf(asOfMillis);
        return Math.min(HottestItems.LARGEST_SCORE, rows[item * COLUMNS + HOTNESS] * hotnessFactor);
    }

    /** As {@link ItemUpdate#clickThroughRate(long, double, double)}. */
    public double clickThroughRate(int item, long asOfMillis, double prior, double priorImpressions) {
        setAsOf(asOfMillis);
        int row = item * COLUMNS;
        return Counts.clickThroughRate(
                rows[row + CLICKS] * ctrFactor, rows[row + IMPRESSIONS] * ctrFactor, prior, priorImpressions);
    }

    /** In [0, 1]; {@link Double#NaN} when unknown. */
    public double quality(int item) {
        return rows[item * COLUMNS + QUALITY];
    }

    /** As {@link VectorTable#cosines}, of items' vectors in the space of the tag vectors. */
    public void cosines(float[] direction, int[] items, int from, int to, float[] cosines) {
        tagSpace().cosines(direction, items, from, to, cosines);
    }

    /** As {@link VectorTable#block}, of the same. */
    public VectorBlock vectors(int[] items) {
        return tagSpace().vectors(items);
    }

    /** As {@link VectorTable#weightedSum}, of the same. */
    public float[] weightedSum(int[] items, float[] weights, int count) {
        return tagSpace().weightedSum(items, weights, count);
    }

    @Override
    public boolean isOver(int item, long asOfMillis) {
        int row = item * COLUMNS;
        long beforeMillis = asOfMillis - LATE_MILLIS;
        overBeforeMillis = Math.max(overBeforeMillis, beforeMillis);
        return row >= rows.length || rows[row + UNTIL] <= beforeMillis;
    }

    @Override
    public long comebacks() {
        return comebacks;
    }

    /**
     * The hottest items at one of the {@link HalfLives}.
     *
     * @param isWanted which items may be in the list; whether they are recallable is looked at here
     */
    public RankedItems hottest(int halfLife, long asOfMillis, int limit, IntPredicate isWanted) {
        return hottest.get(halfLife)
                .take(
                        limit,
                        asOfMillis,
                        item -> isWanted.test(item) && isRecallableAt(item, asOfMillis),
                        this,
                        each -> forEachHeat(halfLife, each));
    }

    /**
     * What everybody had next after a user's last items.
     *
     * @param recents items the user clicked, newest first
     * @param isWanted which items may be in the list; whether they are recallable is looked at here
     */
    public RankedItems next(int[] recents, long asOfMillis, IntPredicate isWanted) {
        return rules.list(recents, item -> isWanted.test(item) && isRecallableAt(item, asOfMillis));
    }

    /** As {@link SequentialRules#causes}, of the list of {@link #next}. */
    public List<Cause> causesOfNext(int[] recents, int item) {
        return rules.causes(recents, item);
    }

    private void forEachHeat(int halfLife, HottestItems.HeatConsumer each) {
        for (int item = 0; item < items.length; item++) {
            if (items[item] != null) {
                each.accept(item, items[item].heat(halfLife));
            }
        }
    }
}
