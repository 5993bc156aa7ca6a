package dev.eddy.neighbours;

import dev.eddy.vector.HalfLives;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The collaborative filtering of one cluster: an index over its members, and the channels that read it.
 *
 * <p>A pure function of the set of members: any order of arrival, and a rebuild from state, give the same lists, and a
 * member who is removed leaves no trace. Not thread-safe.
 */
public final class ClusterModel {
    private final NeighbourOptions options;
    private final ClusterIndex index;
    private final SimilarUsers similarUsers;
    private final CoOccurringItems coOccurringItems;
    private final NextItems nextItems;
    private final Scores scores = new Scores();

    public ClusterModel(NeighbourOptions options) {
        this.options = options;
        this.index = new ClusterIndex(options.recents());
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
     * @param isRecallable whether an item may be in a list at all
     * @return a list for each channel of the cluster; all are empty when the user is not a member
     */
    public Map<Channel, RankedItems> lists(String userId, long asOfMillis, Predicate<String> isRecallable) {
        Map<Channel, RankedItems> lists = new EnumMap<>(Channel.class);
        IndexedMember user = index.members.get(userId);
        if (user == null) {
            return lists;
        }
        var query = new Query(index, user, asOfMillis, index.tempo.ageOfNewest(options.tempoEvents(), asOfMillis));
        boolean[] had = new boolean[index.items.capacity()];
        for (IndexedItem item : user.had) {
            had[item.slot] = true;
        }
        var allowed = new Allowed(had, isRecallable);
        scores.ensureCapacity(index.items.capacity());
        similarUsers.score(query, scores);
        lists.put(Channel.UCF, best(allowed));
        coOccurringItems.score(query, scores);
        lists.put(Channel.ICF, best(allowed));
        nextItems.score(query, scores);
        lists.put(Channel.SEQ, best(allowed));
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists.put(Channel.CLUSTER_HOT.get(i), hottest(i, asOfMillis, allowed));
        }
        return lists;
    }

    /** What is popular in the cluster at one of the {@link HalfLives}, whoever asks. */
    public RankedItems hottest(int halfLife, long asOfMillis, Predicate<String> isRecallable) {
        return hottest(halfLife, asOfMillis, new Allowed(new boolean[index.items.capacity()], isRecallable));
    }

    private RankedItems best(Allowed allowed) {
        TopK top = topK();
        for (int i = 0; i < scores.size(); i++) {
            int slot = scores.slot(i);
            offer(top, slot, (float) scores.of(slot), allowed);
        }
        scores.clear();
        return ranked(top);
    }

    private RankedItems hottest(int halfLife, long asOfMillis, Allowed allowed) {
        double now = asOfMillis / HalfLives.millis(halfLife);
        TopK top = topK();
        for (int slot = 0; slot < index.items.capacity(); slot++) {
            IndexedItem item = index.items.at(slot);
            if (item != null && item.count() > 0) {
                // Heats order like the sums they stand for, and less the instant they keep their digits as floats.
                offer(top, slot, (float) (item.heats[halfLife] - now), allowed);
            }
        }
        RankedItems list = ranked(top);
        for (int i = 0; i < list.size(); i++) {
            list.scores()[i] = (float) Math.pow(2, list.scores()[i]);
        }
        return list;
    }

    private void offer(TopK top, int slot, float score, Allowed allowed) {
        if (!allowed.had()[slot]
                && top.wouldKeep(slot, score)
                && allowed.isRecallable().test(index.items.at(slot).id)) {
            top.offer(slot, score);
        }
    }

    private TopK topK() {
        return new TopK(options.listSize(), (a, b) -> index.items.at(a).id.compareTo(index.items.at(b).id) < 0);
    }

    private RankedItems ranked(TopK top) {
        top.sorted();
        List<String> ids = new ArrayList<>(top.size());
        float[] ranked = new float[top.size()];
        for (int rank = 0; rank < ranked.length; rank++) {
            ids.add(index.items.at(top.id(rank)).id);
            ranked[rank] = top.score(rank);
        }
        return new RankedItems(ids, ranked);
    }

    /** What may be in a list. */
    private record Allowed(boolean[] had, Predicate<String> isRecallable) {}
}
