package dev.eddy.recall.search;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.FoundItems.FoundInSpace;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.search.CategoryInterests.Interest;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Finds items of a table by their vectors, for the members of clusters. What is new comes to the table through it; made of
 * a table that was read back, it knows all items of it before the first search. Not thread-safe.
 */
public final class ItemFinder {
    /** So many that the member had are made up for at most. */
    private static final int HAD_MADE_UP_FOR = 300;

    private final RetrievalOptions options;
    private final int wanted;
    private final Duration halfLife;
    private final ItemNumbers numbers;
    private final ItemTable table;
    private final Map<ItemSpace, ItemIndex> indexes = new LinkedHashMap<>();
    private final Map<ItemSpace, SimilarItems> similar = new LinkedHashMap<>();
    private final Pause pause;
    private long searches;

    /**
     * An item can be found in a space as it could not before.
     *
     * @param isNew whether it could not be found there at all, and nothing has happened with it
     */
    public record Change(ItemSpace space, boolean isNew) {}

    /**
     * Of the items that are in a table.
     *
     * @param wanted so many items are looked for where a member is, if the member had none of them
     * @param halfLife after which a click counts half
     * @param numbers that the items of the table go by
     * @param indexing where graphs are built; one thread is enough
     */
    public ItemFinder(
            RetrievalOptions options,
            int wanted,
            Duration halfLife,
            ItemNumbers numbers,
            ItemTable table,
            Executor indexing) {
        this.options = options;
        this.wanted = wanted;
        this.halfLife = halfLife;
        this.numbers = numbers;
        this.table = table;
        this.pause = Pause.of(options.searchEvery());
        for (ItemSpace space : table.spaces()) {
            var index = new ItemIndex(options, indexing);
            indexes.put(space, index);
            similar.put(space, new SimilarItems(index, table, space, options));
        }
        table.forEach(item -> table.spaces().forEach(space -> learn(numbers.of(item.itemId()), item, space)));
    }

    /** The index of each space, for who meters it. */
    public Map<ItemSpace, ItemIndex> indexes() {
        return indexes;
    }

    /** How often items were looked for. */
    public long searches() {
        return searches;
    }

    /**
     * Something new is known of an item: the table is told, and the indexes.
     *
     * @return where it can be found as it could not before
     */
    public List<Change> tell(ItemUpdate news) {
        if (news.isGone()) {
            int item = numbers.find(news.itemId());
            if (item != ItemNumbers.NONE) {
                indexes.values().forEach(index -> index.remove(item));
            }
        }
        if (news.features() == null && news.vectors() == null) {
            table.add(news);
            return List.of();
        }
        ItemUpdate before = table.get(news.itemId());
        table.add(news);
        int item = numbers.of(news.itemId());
        ItemUpdate known = table.get(item);
        List<Change> changes = new ArrayList<>();
        for (ItemSpace space : table.spaces()) {
            boolean isNew = !indexes.get(space).has(item) && !known.isSeen();
            // The first event with an item has all told again.
            if (isChanged(before, known, space) && learn(item, known, space)) {
                changes.add(new Change(space, isNew));
            }
        }
        return changes;
    }

    private static boolean isChanged(ItemUpdate before, ItemUpdate known, ItemSpace space) {
        if (before == null || before.features() == null || known.features() == null) {
            return true;
        }
        return before.features().version() != known.features().version()
                || !Arrays.equals(space.vectorOf(before), space.vectorOf(known));
    }

    /** Whether it can be found. */
    private boolean learn(int item, ItemUpdate known, ItemSpace space) {
        ItemIndex index = indexes.get(space);
        Optional<IndexedItem> findable = IndexedItem.of(item, known, space);
        if (findable.isEmpty()) {
            index.remove(item);
            if (space.vectorOf(known) == null) {
                similar.get(space).forget(item);
            }
            return false;
        }
        index.put(findable.get());
        return true;
    }

    /**
     * What is found for a member by now: as before, unless it is time to look anew, at most once in so long by event time.
     */
    public FoundItems look(Member member, FoundItems before, long asOfMillis) {
        if (!options.findsForUsers()) {
            return before;
        }
        return pause.isOver(before.asOfMillis(), asOfMillis) ? lookAnew(member, asOfMillis) : before;
    }

    /** What is found for a member as of an instant. */
    public FoundItems lookAnew(Member member, long asOfMillis) {
        if (!options.findsForUsers()) {
            return FoundItems.NONE;
        }
        int had = Math.min(HAD_MADE_UP_FOR, member.history().size());
        List<FoundInterest> interests = new ArrayList<>();
        if (options.interests() > 0) {
            List<Interest> all = CategoryInterests.of(member, table, halfLife, asOfMillis, options.interests());
            double sum = all.stream().mapToDouble(Interest::cosine).sum();
            for (Interest each : all) {
                int quota = (int) Math.ceil(wanted * each.cosine() / sum);
                int[] nearest = nearest(table.tagSpace(), each.direction(), quota + had, asOfMillis);
                interests.add(new FoundInterest(each.category(), each.direction(), each.cosine(), quota, nearest));
            }
        }
        List<FoundInSpace> found = new ArrayList<>();
        List<ClickedItem> clicked = table.spaces().size() == 1
                ? List.of()
                : ClickedItem.of(
                        member, table, halfLife, asOfMillis, member.history().size());
        for (ItemSpace space : table.spaces()) {
            float[] direction = space == table.tagSpace() ? member.direction() : direction(clicked, space);
            int[] nearest = direction == null ? new int[0] : nearest(space, direction, wanted + had, asOfMillis);
            found.add(new FoundInSpace(direction, space.told(), nearest));
        }
        return new FoundItems(asOfMillis, found, interests);
    }

    /**
     * A member's unit vector in a space: as their interest, the faded sum of what they clicked; null when none of it has a
     * vector.
     */
    private static float[] direction(List<ClickedItem> clicked, ItemSpace space) {
        double[] sum = null;
        for (ClickedItem each : clicked) {
            float[] vector = space.vectorOf(each.item());
            if (vector != null) {
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, each.weight(), vector);
            }
        }
        return sum == null ? null : Vectors.unit(sum);
    }

    private int[] nearest(ItemSpace space, float[] direction, int count, long asOfMillis) {
        searches++;
        return indexes.get(space).nearest(new ItemSearch(direction, count, 0, asOfMillis)).stream()
                .mapToInt(neighbour -> neighbour.item().number())
                .toArray();
    }

    /**
     * Sees to it that a space has what is similar to an item; looked for at most once in so long by event time.
     *
     * @return whether it was looked for
     */
    public boolean lookForSimilar(ItemSpace space, int item, long asOfMillis) {
        boolean isLookedFor = options.findsSimilar() && similar.get(space).look(item, asOfMillis);
        searches += isLookedFor ? 1 : 0;
        return isLookedFor;
    }

    /**
     * What is similar in a space to an item that is new, or has changed, is looked for, and the item put among those that are
     * similar to them.
     *
     * @return the items of whom others are similar now, this one first; none when it has no vector
     */
    public List<Integer> lookForSimilarToNew(ItemSpace space, int item, long asOfMillis) {
        List<Integer> changed = new ArrayList<>();
        if (options.findsSimilar() && similar.get(space).lookAnew(item, asOfMillis)) {
            searches++;
            changed.add(item);
            changed.addAll(similar.get(space).spread(item));
        }
        return changed;
    }
}
