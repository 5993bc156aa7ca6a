package dev.eddy.recall.search;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.FoundItems.FoundInSpace;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.recall.search.CategoryInterests.Interest;
import dev.eddy.record.Pause;
import dev.eddy.user.Interaction;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Finds items of a table by their vectors, for the members of clusters. It also passes item updates on to the table.
 * For one thread.
 */
public final class ItemFinder {
    /** Extra items requested for those in the member's history, at most. */
    private static final int HAD_MADE_UP_FOR = 300;

    /** Time for which late events may look for items that have expired: 1 h. */
    static final long LATE_MILLIS = 3_600_000;

    private final RetrievalOptions options;
    private final int wanted;
    private final Duration halfLife;
    private final ItemTable table;
    private final Map<ItemSpace, ItemIndex> indexes = new LinkedHashMap<>();
    private final Map<ItemSpace, SimilarItems> similar = new LinkedHashMap<>();
    /** Of the versions in use; metrics read it. */
    private volatile List<ItemIndex> inUse;

    private final Executor indexing;
    private final Pause pause;
    private long searches;

    /**
     * A change of an item's vector or record in a space.
     *
     * @param isNew whether the space did not have the item, and no event with it has been seen
     */
    public record Change(ItemSpace space, boolean isNew) {}

    /**
     * Indexes all items of a table.
     *
     * @param wanted number of items to find for a member in a space, besides those in the member's history
     * @param halfLife of the weight of a click
     * @param indexing builds the graphs; one thread is enough
     */
    public ItemFinder(RetrievalOptions options, int wanted, Duration halfLife, ItemTable table, Executor indexing) {
        this.options = options;
        this.wanted = wanted;
        this.halfLife = halfLife;
        this.table = table;
        this.pause = new Pause(options.searchEvery().toMillis());
        this.indexing = indexing;
        table.allSpaces().forEach(this::index);
        inUse = table.spaces().stream().map(indexes::get).toList();
    }

    private void index(ItemSpace space) {
        var index = new ItemIndex(options, indexing);
        indexes.put(space, index);
        similar.put(space, new SimilarItems(index, table, space, options));
        table.forEach(item -> learn(table.numbers().of(item.itemId()), item, space));
    }

    /** The index of a space, by its place in the table. Thread-safe. */
    public ItemIndex index(int space) {
        return inUse.get(space);
    }

    /** Takes an order about the versions of a space, for the table and the indexes. */
    public void use(SpaceVersions order) {
        table.use(order);
        List<ItemSpace> all = table.allSpaces();
        indexes.keySet().retainAll(all);
        similar.keySet().retainAll(all);
        all.stream().filter(space -> !indexes.containsKey(space)).forEach(this::index);
        inUse = table.spaces().stream().map(indexes::get).toList();
    }

    /** Notes confirmed event time: items that expired an hour before are gone. Late events may still look for the others. */
    public void advanceTo(long confirmedMillis) {
        table.advanceTo(confirmedMillis);
        for (ItemIndex index : indexes.values()) {
            index.removeExpired(confirmedMillis - LATE_MILLIS);
        }
    }

    public long searches() {
        return searches;
    }

    /** Updates an item in the table and in the indexes; returns the spaces in use in which it was added or changed. */
    public List<Change> tell(ItemUpdate news) {
        if (news.isGone()) {
            int item = table.numbers().find(news.itemId());
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
        int item = table.numbers().of(news.itemId());
        ItemUpdate known = table.get(item);
        List<Change> changes = new ArrayList<>();
        for (ItemSpace space : table.allSpaces()) {
            boolean isNew = !indexes.get(space).has(item) && !known.isSeen();
            // The first event with an item repeats its record unchanged.
            if (isChanged(before, known, space)
                    && learn(item, known, space)
                    && table.spaces().contains(space)) {
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

    /** Updates an item in a space; returns whether a search can find it. */
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

    /** Searches for a member, at most once per {@code retrieval.search-every}; else returns the items found before. */
    public FoundItems look(Member member, FoundItems before, long asOfMillis) {
        if (!options.findsForUsers()) {
            return before;
        }
        return isDue(before, asOfMillis) ? lookAnew(member, asOfMillis) : before;
    }

    private boolean isDue(FoundItems before, long asOfMillis) {
        return pause.isOver(before.asOfMillis(), asOfMillis) || before.isStale(table);
    }

    public FoundItems lookAnew(Member member, long asOfMillis) {
        return search(member, asOfMillis, ItemIndex::nearest);
    }

    /** As {@link #look}, but later searches do not learn from it. */
    public FoundItems lookAside(Member member, FoundItems before, long asOfMillis) {
        return isDue(before, asOfMillis) ? search(member, asOfMillis, ItemIndex::nearestAside) : before;
    }

    private FoundItems search(
            Member member, long asOfMillis, BiFunction<ItemIndex, ItemSearch, List<Neighbour>> searcher) {
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
                int[] nearest = nearest(table.tagSpace(), each.direction(), quota + had, asOfMillis, searcher);
                interests.add(new FoundInterest(each.category(), each.direction(), each.cosine(), quota, nearest));
            }
        }
        List<FoundInSpace> found = new ArrayList<>();
        List<ClickedItem> clicked = needsSums()
                ? ClickedItem.of(
                        member, table, halfLife, asOfMillis, member.history().size())
                : List.of();
        for (ItemSpace space : table.spaces()) {
            float[] interest = direction(member, clicked, space);
            int[] nearest = interest == null || space.isOfBehaviour()
                    ? new int[0]
                    : nearest(space, interest, wanted + had, asOfMillis, searcher);
            found.add(new FoundInSpace(space.version(), interest, space.told(), nearest));
        }
        return new FoundItems(asOfMillis, found, interests);
    }

    /** Whether the vectors of users in some space are sums of those of the clicked items. */
    private boolean needsSums() {
        return table.spaces().stream().anyMatch(space -> space != table.tagSpace() && !space.hasTower());
    }

    /** A member's unit vector in a space; null for none. */
    private float[] direction(Member member, List<ClickedItem> clicked, ItemSpace space) {
        if (space == table.tagSpace()) {
            return member.direction();
        }
        if (!space.hasTower()) {
            return fadedSum(clicked, space);
        }
        List<Interaction> history = member.history();
        return space.towerVector(
                history, place -> table.numbers().find(history.get(place).itemId()));
    }

    /**
     * The normalised sum of the vectors of the clicked items, with weights that fade; null when no item has a vector.
     */
    private static float[] fadedSum(List<ClickedItem> clicked, ItemSpace space) {
        double[] sum = null;
        for (ClickedItem each : clicked) {
            float[] vector = space.inputOf(each.item());
            if (vector != null) {
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, each.weight(), vector);
            }
        }
        return sum == null ? null : Vectors.unit(sum);
    }

    private int[] nearest(
            ItemSpace space,
            float[] direction,
            int count,
            long asOfMillis,
            BiFunction<ItemIndex, ItemSearch, List<Neighbour>> searcher) {
        searches++;
        return searcher.apply(indexes.get(space), new ItemSearch(direction, count, -1, asOfMillis)).stream()
                .mapToInt(neighbour -> neighbour.item().number())
                .toArray();
    }

    /**
     * Makes the lists that the items nearest to a user in the spaces of behaviour are chosen from: those of the items similar
     * to each of the user's last ones. A list is due once per {@code retrieval.similar-every}, or
     * {@code retrieval.search-every} without, if items of the space have changed.
     *
     * @param recents numbers of the items that the user clicked, newest first
     */
    public void lookForRecent(int[] recents, long asOfMillis, ListsToMake wanted) {
        if (!options.findsForUsers()) {
            return;
        }
        for (ItemSpace space : table.spaces()) {
            if (space.isOfBehaviour()) {
                for (int item : UserVectors.recentItems(recents, space)) {
                    searches += similar.get(space).look(item, asOfMillis, wanted) ? 1 : 0;
                }
            }
        }
    }

    /**
     * Makes the missing ones of the lists of {@link #lookForRecent} and {@link #lookForSimilar}, for one request alone.
     *
     * @return removes them again
     */
    public Runnable lookForSimilarAside(int[] recents, List<Integer> items, long asOfMillis) {
        List<Runnable> removals = new ArrayList<>();
        for (ItemSpace space : table.spaces()) {
            Set<Integer> wanted = new LinkedHashSet<>(options.findsSimilar() ? items : List.of());
            if (options.findsForUsers() && space.isOfBehaviour()) {
                wanted.addAll(UserVectors.recentItems(recents, space));
            }
            SimilarItems there = similar.get(space);
            wanted.stream()
                    .filter(item -> there.lookAside(item, asOfMillis))
                    .forEach(item -> removals.add(() -> there.forget(item)));
        }
        return () -> removals.forEach(Runnable::run);
    }

    /**
     * Makes the lists of items similar to some items in each space, at most once per {@code retrieval.similar-every}.
     *
     * @return the items whose list in the space of the tag vectors was made
     */
    public List<Integer> lookForSimilar(List<Integer> items, long asOfMillis) {
        if (!options.findsSimilar()) {
            return List.of();
        }
        List<Integer> made = new ArrayList<>();
        for (ItemSpace space : table.spaces()) {
            for (int item : items) {
                if (similar.get(space).look(item, asOfMillis, ListsToMake.DUE)) {
                    searches++;
                    if (space == table.tagSpace()) {
                        made.add(item);
                    }
                }
            }
        }
        return made;
    }

    /**
     * Makes the list of items similar to a new or changed item, and inserts the item in the lists of those.
     *
     * @return the items whose lists have changed, this one first; none when it has no vector
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
