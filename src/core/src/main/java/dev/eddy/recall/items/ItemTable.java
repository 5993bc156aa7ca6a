package dev.eddy.recall.items;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import dev.eddy.recall.items.HottestItems.Heats;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * Popularity, features and vectors of all items, by item number. One task has one table. Only {@link #recallableItems}
 * is thread-safe.
 */
public final class ItemTable {
    /** Index of the half-life that orders by publication; any would do. */
    private static final int NEWEST_HALF_LIFE = 0;

    private final ItemNumbers numbers;
    private ItemUpdate[] items = {};
    private final ItemRows rows = new ItemRows();
    private final ItemSpaces spaces;

    private final HottestByHalfLife hottest;
    /** The items by their publication, as if each had had one click then. */
    private final HottestItems newest;

    private final SequentialRules followers;
    private final ItemWalk walk;
    private long featureChanges;
    private final AtomicInteger recallableItems = new AtomicInteger();

    /**
     * @param numbers shared with the cluster models, so that their lists can be merged with those of the table
     * @param more vector spaces in addition to that of the tag vectors
     */
    public ItemTable(ItemNumbers numbers, NeighbourOptions options, List<VectorSpace> more) {
        this.numbers = numbers;
        this.spaces = new ItemSpaces(numbers, options, more);
        this.hottest = new HottestByHalfLife(numbers);
        this.newest = new HottestItems(numbers, HalfLives.millis(NEWEST_HALF_LIFE));
        this.followers = new SequentialRules(numbers, options);
        this.walk = new ItemWalk(followers, new SequentialRules(numbers, options));
    }

    /** Adds the parts of an item that an update contains, or removes an item that is gone. */
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
        spaces.all().forEach(space -> space.remove(number));
        hottest.put(number, HalfLives.cold());
        newest.put(number, Heat.NONE);
        walk.remove(number);
        rows.remove(number);
        numbers.release(number);
    }

    /** Replaces all parts of an item. */
    public void put(ItemUpdate item) {
        put(numbers.of(item.itemId()), item);
    }

    private void put(int number, ItemUpdate known) {
        if (number >= items.length) {
            items = Arrays.copyOf(items, 2 * (number + 1));
            rows.ensureCapacity(items.length);
        }
        ItemUpdate before = items[number];
        ItemUpdate item = before != null && before.vectors() == known.vectors() ? known : withValidVectors(known);
        items[number] = item;
        if (before == null) {
            numbers.hold(number);
        }
        recallableItems.addAndGet(one(item) - one(before));
        boolean hasNewFeatures = before == null || isOther(item.features(), before.features());
        featureChanges += hasNewFeatures && before != null ? 1 : 0;
        for (ItemSpace space : spaces.all()) {
            if (hasNewFeatures
                    || space.vectorOf(item) != space.vectorOf(before)
                    || space.inputOf(item) != space.inputOf(before)) {
                space.put(number, item, before);
            }
        }
        rows.put(number, item);
        if (item.counts() != null && (before == null || !item.counts().equals(before.counts()))) {
            rows.putCounts(number, items);
            hottest.put(number, item.counts().heats());
        }
        double publication = heatOfPublication(item);
        if (publication != heatOfPublication(before)) {
            newest.put(number, publication);
        }
        walk.put(number, item, before);
    }

    /** None of an item without a publication in its record, or with an event before it: that one is no news. */
    private static double heatOfPublication(ItemUpdate item) {
        if (item == null || item.features() == null) {
            return Heat.NONE;
        }
        long publishedAt = item.features().publishedAtMillis();
        return publishedAt == Long.MIN_VALUE || publishedAt >= item.firstSeenMillis()
                ? Heat.NONE
                : Heat.of(1, publishedAt, HalfLives.millis(NEWEST_HALF_LIFE));
    }

    /** The item without the vectors of no space, of a version that is not wanted, or of another dimension. */
    private ItemUpdate withValidVectors(ItemUpdate item) {
        if (item.vectors() == null) {
            return item;
        }
        boolean areAllValid = item.vectors().keySet().stream().allMatch(name -> spaces.isWanted(name, item.vectors()));
        if (areAllValid) {
            return item;
        }
        Map<String, float[]> vectors = new TreeMap<>(item.vectors());
        vectors.keySet().removeIf(name -> !spaces.isWanted(name, item.vectors()));
        return item.with(vectors.isEmpty() ? null : vectors);
    }

    /** Takes an order about the versions of a space, which begin with what the items have of them. */
    public void use(SpaceVersions order) {
        featureChanges++;
        if (spaces.use(order, items)) {
            for (int number = 0; number < items.length; number++) {
                items[number] = items[number] == null ? null : withValidVectors(items[number]);
            }
        }
    }

    /** Takes the network that computes the vectors of users in a version of a space. */
    public void use(NewTower tower) {
        featureChanges++;
        spaces.use(tower);
    }

    /** The user towers that the table has taken. */
    public List<NewTower> towers() {
        return spaces.towers();
    }

    /** The orders about versions that the table has taken. */
    public List<SpaceVersions> versions() {
        return spaces.orders();
    }

    /** The first event of an item repeats its features: that is no change. */
    private static boolean isOther(ItemFeatures now, ItemFeatures before) {
        return now == null ? before != null : !now.isSameAs(before);
    }

    /** Notes confirmed event time. Lists leave out what nobody can have from then on. */
    public void advanceTo(long confirmedMillis) {
        rows.advanceTo(confirmedMillis);
    }

    private static int one(ItemUpdate item) {
        return item != null && item.recallableUntilMillis() != Long.MIN_VALUE ? 1 : 0;
    }

    /** Number of items that are not taken down, expired items included. Thread-safe. */
    public int recallableItems() {
        return recallableItems.get();
    }

    public ItemNumbers numbers() {
        return numbers;
    }

    /** Index in {@link #spaces} of a space; -1 for one that the table does not have. */
    public int indexOfSpace(String name) {
        return spaces.indexOf(name);
    }

    /** The vector spaces in the version that lists are made from, that of the tag vectors first. */
    public List<ItemSpace> spaces() {
        return spaces.inUse();
    }

    /** The {@link #spaces}, then the versions that are not in use. */
    public List<ItemSpace> allSpaces() {
        return spaces.all();
    }

    public ItemSpace tagSpace() {
        return spaces.inUse().get(0);
    }

    /** Number of changes of known items' records, removals of items, user towers, and orders about versions. It never decreases. */
    public long featureChanges() {
        return featureChanges;
    }

    public void forEach(Consumer<ItemUpdate> consumer) {
        for (ItemUpdate item : items) {
            if (item != null) {
                consumer.accept(item);
            }
        }
    }

    /** A copy of the table as it is now, by item number; null where there is none. */
    ItemUpdate[] items() {
        return items.clone();
    }

    /** All parts of an item, or null when the table does not have it. */
    public ItemUpdate get(String itemId) {
        int number = numbers.find(itemId);
        return number == ItemNumbers.NONE ? null : get(number);
    }

    /** All parts of an item, or null when the table does not have it. */
    public ItemUpdate get(int item) {
        return item < items.length ? items[item] : null;
    }

    /** The numbers of each item that a refresh reads. */
    public ItemRows rows() {
        return rows;
    }

    /** The hottest wanted recallable items at one of the {@link HalfLives}. */
    public RankedItems hottest(int halfLife, long asOfMillis, int limit, IntPredicate isWanted) {
        IntPredicate isListed = item -> rows.isRecallableAt(item, asOfMillis) && isWanted.test(item);
        Heats heats = heats(item -> item == null ? Heat.NONE : item.heat(halfLife));
        return hottest.at(halfLife).take(limit, asOfMillis, isListed, rows, heats);
    }

    /**
     * The recallable items that were published last, newest first. An item without a publication in its record is not among them, nor
     * one with an event before it.
     */
    public RankedItems newest(long asOfMillis, int limit) {
        IntPredicate isListed = item -> rows.isRecallableAt(item, asOfMillis);
        return newest.take(limit, asOfMillis, isListed, rows, heats(ItemTable::heatOfPublication));
    }

    private Heats heats(ToDoubleFunction<ItemUpdate> heat) {
        return new Heats(item -> heat.applyAsDouble(get(item)), each -> {
            for (int item = 0; item < items.length; item++) {
                if (items[item] != null) {
                    each.accept(item, heat.applyAsDouble(items[item]));
                }
            }
        });
    }

    /** What all users, of whatever cluster, clicked soon after each item. */
    public LinkedItems followers() {
        return followers;
    }

    /** What all users, of whatever cluster, clicked soon before or after each item. */
    public ItemWalk walk() {
        return walk;
    }
}
