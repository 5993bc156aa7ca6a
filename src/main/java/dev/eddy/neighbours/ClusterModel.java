package dev.eddy.neighbours;

import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

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
    private final ClusterIndex index;
    private final SimilarUsers similarUsers;
    private final CoOccurringItems coOccurringItems;
    private final NextItems nextItems;
    private final Scores scores = new Scores();

    public ClusterModel(NeighbourOptions options) {
        this.options = options;
        this.index = new ClusterIndex(options.recents(), options.tempoEvents());
        this.similarUsers = new SimilarUsers(options);
        this.coOccurringItems = new CoOccurringItems(options);
        this.nextItems = new NextItems(options);
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

    /** How many members there are. */
    public int size() {
        return index.members.size();
    }

    /**
     * The lists of a member, as of an instant: of items the member has not had, at most
     * {@link NeighbourOptions#listSize()} a channel.
     *
     * @param wanted the channels asked for
     * @param isRecallable whether an item may be in a list at all
     * @return a list for each wanted channel of the cluster; none when the user is not a member
     */
    public Map<Channel, RankedItems> lists(
            String userId, long asOfMillis, Set<Channel> wanted, Predicate<String> isRecallable) {
        Map<Channel, RankedItems> lists = new EnumMap<>(Channel.class);
        IndexedMember user = index.members.get(userId);
        if (user == null) {
            return lists;
        }
        var query = new Query(index, user, asOfMillis, index.tempo.age(asOfMillis));
        boolean[] had = new boolean[index.items.capacity()];
        for (IndexedItem item : user.had) {
            had[item.slot] = true;
        }
        scores.ensureCapacity(index.items.capacity());
        if (wanted.contains(Channel.UCF)) {
            similarUsers.score(query, scores);
            lists.put(Channel.UCF, best(had, isRecallable));
        }
        if (wanted.contains(Channel.ICF)) {
            coOccurringItems.score(query, scores);
            lists.put(Channel.ICF, best(had, isRecallable));
        }
        if (wanted.contains(Channel.SEQ)) {
            nextItems.score(query, scores);
            lists.put(Channel.SEQ, best(had, isRecallable));
        }
        for (int i = 0; i < HalfLives.COUNT; i++) {
            Channel channel = Channel.CLUSTER_HOT.get(i);
            if (wanted.contains(channel)) {
                lists.put(
                        channel,
                        hottest(
                                i,
                                asOfMillis,
                                itemId -> !had[index.items.get(itemId).slot] && isRecallable.test(itemId)));
            }
        }
        return lists;
    }

    /** What is popular in the cluster at one of the {@link HalfLives}, whoever asks. */
    public RankedItems hottest(int halfLife, long asOfMillis, Predicate<String> isWanted) {
        List<String> ids = index.hottest
                .get(halfLife)
                .take(
                        options.listSize(),
                        isWanted,
                        each -> index.forEachItem(item -> each.accept(item.id, item.heats[halfLife])));
        float[] hotness = new float[ids.size()];
        for (int rank = 0; rank < hotness.length; rank++) {
            double heat = index.items.get(ids.get(rank)).heats[halfLife];
            hotness[rank] = (float) Heat.at(heat, asOfMillis, HalfLives.millis(halfLife));
        }
        return new RankedItems(ids, hotness);
    }

    /** The best of what was scored. Whether an item is allowed is a costly question, so it is asked as late as possible. */
    private RankedItems best(boolean[] had, Predicate<String> isRecallable) {
        TopK spare = top(options.listSize() + SPARE, had, slot -> true);
        RankedItems list = ranked(spare, isRecallable);
        if (list.size() < options.listSize() && spare.isFull()) {
            list = ranked(
                    top(options.listSize(), had, slot -> isRecallable.test(index.items.at(slot).id)), itemId -> true);
        }
        scores.clear();
        return list;
    }

    private TopK top(int limit, boolean[] had, IntPredicate isAllowed) {
        TopK top = new TopK(limit, (a, b) -> index.items.at(a).id.compareTo(index.items.at(b).id) < 0);
        for (int i = 0; i < scores.size(); i++) {
            int slot = scores.slot(i);
            float score = (float) scores.of(slot);
            if (!had[slot] && top.wouldKeep(slot, score) && isAllowed.test(slot)) {
                top.offer(slot, score);
            }
        }
        return top.sorted();
    }

    private RankedItems ranked(TopK top, Predicate<String> isAllowed) {
        List<String> ids = new ArrayList<>(options.listSize());
        float[] ranked = new float[Math.min(top.size(), options.listSize())];
        for (int rank = 0; rank < top.size() && ids.size() < ranked.length; rank++) {
            String itemId = index.items.at(top.id(rank)).id;
            if (isAllowed.test(itemId)) {
                ranked[ids.size()] = top.score(rank);
                ids.add(itemId);
            }
        }
        return new RankedItems(ids, Arrays.copyOf(ranked, ids.size()));
    }
}
