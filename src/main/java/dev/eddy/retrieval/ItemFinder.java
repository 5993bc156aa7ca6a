package dev.eddy.retrieval;

import dev.eddy.neighbours.FoundItems;
import dev.eddy.neighbours.FoundItems.FoundInterest;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Member;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.retrieval.Interests.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Finds items of a digest by their vectors, for the members of clusters. What is new comes to the digest through it; made of a digest
 * that was read back, it knows all items of it before the first search. Not thread-safe.
 */
public final class ItemFinder {
    /** Items that a list of those nearest to a member's interest needs, if the member had none of them. */
    private static final int WANTED = 100;

    /** So many that the member had are made up for at most. */
    private static final int HAD_MADE_UP_FOR = 300;

    private final RetrievalOptions options;
    private final ItemNumbers numbers;
    private final PopularityDigest digest;
    private final ItemIndex index;
    private final SimilarItems similar;
    private final Stretches stretches;
    private long searches;
    private long heldBack;

    /**
     * Of the items that are in a digest.
     *
     * @param dimension of the items' vectors
     * @param numbers that the items of the digest go by
     * @param indexing where graphs are built; one thread is enough
     */
    public ItemFinder(
            int dimension, RetrievalOptions options, ItemNumbers numbers, PopularityDigest digest, Executor indexing) {
        this.options = options;
        this.numbers = numbers;
        this.digest = digest;
        this.index = new ItemIndex(dimension, options, indexing);
        this.similar = new SimilarItems(index, numbers, digest, options);
        this.stretches = new Stretches(options.searchEvery());
        digest.forEach(this::learn);
    }

    /** The index, for who meters it. */
    public ItemIndex index() {
        return index;
    }

    /** How often items were looked for. */
    public long searches() {
        return searches;
    }

    /** How many items there was no room for when they were told of. */
    public long heldBack() {
        return heldBack;
    }

    /**
     * Something new is known of an item: the digest is told, unless nothing has happened with the item and there is no room for it in
     * the index; then it would only take memory.
     *
     * @return whether the item can be found now as it could not before
     */
    public boolean tell(ItemPopularity news) {
        ItemPopularity before = numbers.isKnown(news.itemId()) ? digest.get(numbers.of(news.itemId())) : null;
        if (before == null && news.features() != null && !news.isSeen() && !index.hasRoom()) {
            heldBack++;
            return false;
        }
        digest.add(news);
        // The first event with an item has all told again.
        boolean isChange = news.features() != null
                && (before == null
                        || before.features() == null
                        || before.features().version() != news.features().version());
        return isChange && learn(news);
    }

    private boolean learn(ItemPopularity item) {
        if (item.features() == null) {
            return false;
        }
        int number = numbers.of(item.itemId());
        Optional<IndexedItem> findable = IndexedItem.of(number, item.features());
        if (findable.isEmpty()) {
            index.remove(number);
            return false;
        }
        boolean isIn = index.put(findable.get());
        heldBack += isIn ? 0 : 1;
        return isIn;
    }

    /** What is found for a member by now: as before, unless it is time to look anew, which is once in a stretch of event time. */
    public FoundItems look(Member member, FoundItems before, long asOfMillis) {
        if (!options.findsForUsers()) {
            return before;
        }
        return stretches.isSame(member.userId(), before.asOfMillis(), asOfMillis)
                ? before
                : lookAnew(member, asOfMillis);
    }

    /** What is found for a member as of an instant. */
    public FoundItems lookAnew(Member member, long asOfMillis) {
        if (!options.findsForUsers()) {
            return FoundItems.NONE;
        }
        int had = Math.min(HAD_MADE_UP_FOR, member.history().size());
        List<FoundInterest> interests = new ArrayList<>();
        if (options.interests() > 0) {
            List<Interest> all = Interests.of(member, numbers, digest, asOfMillis, options.interests());
            double sum = all.stream().mapToDouble(Interest::cosine).sum();
            for (Interest each : all) {
                int quota = (int) Math.ceil(WANTED * each.cosine() / sum);
                int[] nearest = nearest(each.direction(), quota + had, asOfMillis);
                interests.add(new FoundInterest(each.category(), each.direction(), each.cosine(), quota, nearest));
            }
        }
        int[] nearest = nearest(member.direction(), WANTED + had, asOfMillis);
        return new FoundItems(asOfMillis, digest.told(), nearest, interests);
    }

    private int[] nearest(float[] direction, int count, long asOfMillis) {
        searches++;
        return index.nearest(new ItemSearch(direction, count, 0, asOfMillis)).stream()
                .mapToInt(neighbour -> neighbour.item().number())
                .toArray();
    }

    /**
     * Sees to it that the digest has what is similar to an item; looked for at most once in a stretch of event time.
     *
     * @return whether it was looked for
     */
    public boolean lookForSimilar(int item, long asOfMillis) {
        boolean isLookedFor = options.findsSimilar() && similar.look(item, asOfMillis);
        searches += isLookedFor ? 1 : 0;
        return isLookedFor;
    }

    /**
     * What is similar to an item that is new, or has changed, is looked for, and the item put among those that are similar to them.
     *
     * @return the items of whom others are similar now, this one first; none when it has no vector
     */
    public List<Integer> lookForSimilarToNew(int item, long asOfMillis) {
        List<Integer> changed = new ArrayList<>();
        if (options.findsSimilar() && similar.lookAnew(item, asOfMillis)) {
            searches++;
            changed.add(item);
            changed.addAll(similar.spread(item));
        }
        return changed;
    }
}
