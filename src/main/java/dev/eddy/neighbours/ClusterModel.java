package dev.eddy.neighbours;

import dev.eddy.vector.HalfLives;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The collaborative filtering of one cluster: an index over its members, and the channels that read it.
 *
 * <p>A pure function of the set of members: any order of arrival, and a rebuild from state, give the same lists, and a
 * member who is removed leaves no trace. Not thread-safe.
 */
public final class ClusterModel {
    /** Candidates beyond the list's size, to make up for those that are not recallable: few are not. */
    private static final int SPARE = 28;

    private final NeighbourOptions options;
    private final FilterOptions filter;
    private final ItemNumbers numbers;
    private final ClusterIndex index;
    private final SimilarUsers similarUsers;
    private final CoOccurringItems coOccurringItems;
    private final NextItems nextItems;
    private final Scores scores = new Scores();
    private final TopK best;

    /** @param numbers shared with whatever else has lists to be merged with the model's */
    public ClusterModel(NeighbourOptions options, FilterOptions filter, ItemNumbers numbers) {
        this.options = options;
        this.filter = filter;
        this.numbers = numbers;
        this.index =
                new ClusterIndex(numbers, options.recents(), new Tempo(options.tempoEvents(), options.tempoShare()));
        this.similarUsers = new SimilarUsers(options, index);
        this.coOccurringItems = new CoOccurringItems(options, index);
        this.nextItems = new NextItems(options, index);
        this.best = topK(options.listSize() + SPARE);
    }

    /** Adds a member, or replaces the one with the same user id. */
    public void put(Member member) {
        index.put(member);
    }

    /** Removes a member and every trace of theirs; nothing happens when there is none. */
    public void remove(String userId) {
        index.remove(userId);
    }

    /** A member, or null. */
    public Member member(String userId) {
        IndexedMember indexed = index.members.get(userId);
        return indexed == null ? null : indexed.member;
    }

    /** Whether a member is not shown an item as of an instant; none is hidden from who is not a member. */
    public IntPredicate hiddenFrom(String userId, long asOfMillis) {
        IndexedMember indexed = index.members.get(userId);
        return indexed == null ? item -> false : hiddenFrom(indexed, asOfMillis);
    }

    private IntPredicate hiddenFrom(IndexedMember member, long asOfMillis) {
        int[] hidden = filter.seen() == FilterOptions.Seen.FOREVER
                ? member.hadNumbers
                : Arrays.stream(hidden(member, asOfMillis))
                        .mapToInt(item -> item.number)
                        .sorted()
                        .toArray();
        return item -> Arrays.binarySearch(hidden, item) >= 0;
    }

    /** The items of a member's history that the member is not to be shown. */
    private IndexedItem[] hidden(IndexedMember member, long asOfMillis) {
        if (filter.seen() == FilterOptions.Seen.FOREVER) {
            return member.had;
        }
        long since = filter.seen() == FilterOptions.Seen.WINDOW
                ? asOfMillis - filter.seenWindow().toMillis()
                : Long.MAX_VALUE;
        return IntStream.range(0, member.had.length)
                .filter(i -> !member.history.get(i).isPositive()
                        || member.history.get(i).atMillis() > since)
                .mapToObj(i -> member.had[i])
                .toArray(IndexedItem[]::new);
    }

    /** What the items go by. */
    public ItemNumbers numbers() {
        return numbers;
    }

    /** How many members there are. */
    public int size() {
        return index.members.size();
    }

    /**
     * The lists of a member, as of an instant: of items that are not hidden from the member, at most
     * {@link NeighbourOptions#listSize()} a channel.
     *
     * @param wanted the channels asked for
     * @param isRecallable whether an item may be in a list at all
     * @return a list for each wanted channel of the cluster; none when the user is not a member
     */
    public Map<Channel, RankedItems> lists(
            String userId, long asOfMillis, Set<Channel> wanted, IntPredicate isRecallable) {
        Map<Channel, RankedItems> lists = new EnumMap<>(Channel.class);
        IndexedMember user = index.members.get(userId);
        if (user == null) {
            return lists;
        }
        var query = new Query(user, asOfMillis, index.tempo.age(asOfMillis));
        scores.ensureCapacity(index.items.capacity());
        if (wanted.contains(Channel.UCF)) {
            similarUsers.score(query, scores);
            lists.put(Channel.UCF, best(user, asOfMillis, isRecallable));
        }
        if (wanted.contains(Channel.ICF)) {
            coOccurringItems.score(query, scores);
            lists.put(Channel.ICF, best(user, asOfMillis, isRecallable));
        }
        if (wanted.contains(Channel.SEQ)) {
            nextItems.score(query, scores);
            lists.put(Channel.SEQ, best(user, asOfMillis, isRecallable));
        }
        IntPredicate isWanted = hiddenFrom(user, asOfMillis).negate().and(isRecallable);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            Channel channel = Channel.CLUSTER_HOT.get(i);
            if (wanted.contains(channel)) {
                lists.put(channel, hottest(i, asOfMillis, isWanted));
            }
        }
        return lists;
    }

    /** What is popular in the cluster at one of the {@link HalfLives}, whoever asks. */
    public RankedItems hottest(int halfLife, long asOfMillis, IntPredicate isWanted) {
        return index.hottest
                .get(halfLife)
                .take(
                        options.listSize(),
                        asOfMillis,
                        isWanted,
                        each -> index.items.forEach(item -> each.accept(item.number, item.heats[halfLife])));
    }

    /**
     * The best of what was scored that the user may be shown. Whether an item is recallable is a costly question, so it is
     * asked as late as possible.
     */
    private RankedItems best(IndexedMember user, long asOfMillis, IntPredicate isRecallable) {
        for (IndexedItem item : hidden(user, asOfMillis)) {
            scores.drop(item.slot);
        }
        RankedItems list = ranked(top(best.cleared(), item -> true), isRecallable);
        if (list.size() < options.listSize() && best.isFull()) {
            list = ranked(top(topK(options.listSize()), isRecallable), item -> true);
        }
        scores.clear();
        return list;
    }

    private TopK topK(int limit) {
        return new TopK(limit, (a, b) -> numbers.compare(index.numberOf[a], index.numberOf[b]) < 0);
    }

    private TopK top(TopK top, IntPredicate isAllowed) {
        int[] numberOf = index.numberOf;
        for (int i = 0; i < scores.size(); i++) {
            int slot = scores.slot(i);
            float score = (float) scores.of(slot);
            if (score > 0 && top.wouldKeep(score) && isAllowed.test(numberOf[slot])) {
                top.offer(slot, score);
            }
        }
        return top.sorted();
    }

    private RankedItems ranked(TopK top, IntPredicate isAllowed) {
        int[] items = new int[Math.min(top.size(), options.listSize())];
        float[] ranked = new float[items.length];
        int size = 0;
        for (int rank = 0; rank < top.size() && size < items.length; rank++) {
            int item = index.numberOf[top.id(rank)];
            if (isAllowed.test(item)) {
                items[size] = item;
                ranked[size] = top.score(rank);
                size++;
            }
        }
        return RankedItems.of(numbers, items, ranked, size);
    }
}
