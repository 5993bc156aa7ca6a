package dev.eddy.recall.ranking;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.user.Interaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The live hit rate: the rank of each sampled click in the lists made just before it, the merged one and each
 * channel's, apart for new and known users; and in the merged list apart for each segment of users and each type of event.
 * Written by one thread; any thread reads the tallies.
 */
public final class LiveHits {
    /** A click within this rank is a hit. */
    public static final int CUT_OFF = 20;
    /** Clicks that make a new user a known one. */
    public static final int KNOWN_USER_CLICKS = 5;
    /** Name of the merged list beside the channels'. */
    public static final String MERGED = "merged";

    private final Map<String, HitTally> ofNewUsers = new LinkedHashMap<>();
    private final Map<String, HitTally> ofKnownUsers = new LinkedHashMap<>();
    private final Map<Segment, Hits> bySegment = new ConcurrentHashMap<>();
    private final Map<BehaviourType, Hits> byType = new ConcurrentHashMap<>();

    @FunctionalInterface
    public interface Visitor {
        /** Takes a tally of {@link #MERGED} or a channel's list, for {@code new} or {@code known} users. */
        void visit(String list, String users, HitTally tally);
    }

    public LiveHits(Collection<Channel> channels) {
        for (Map<String, HitTally> tallies : List.of(ofNewUsers, ofKnownUsers)) {
            tallies.put(MERGED, new HitTally());
            channels.forEach(channel -> tallies.put(channel.info().name(), new HitTally()));
        }
        for (Segment segment : Segment.values()) {
            bySegment.put(segment, Hits.NONE);
        }
        Success.TYPES.forEach(type -> byType.put(type, Hits.NONE));
    }

    /**
     * Adds a click that was sampled for the member just before it.
     *
     * @return the rank of its item in the merged list, from 1; 0 for none
     */
    public int add(
            BehaviourType type,
            Recalled recalled,
            ItemNumbers numbers,
            Member before,
            Segment segment,
            String itemId,
            long nowMillis) {
        Map<String, HitTally> tallies = isNew(before) ? ofNewUsers : ofKnownUsers;
        int wanted = numbers.find(itemId);
        int[] merged = recalled.merged().stream()
                .limit(CUT_OFF)
                .mapToInt(candidate -> numbers.of(candidate.itemId()))
                .toArray();
        int rank = recalled.rankOf(itemId, CUT_OFF);
        tallies.get(MERGED).add(rank, merged, merged.length, nowMillis);
        bySegment.computeIfPresent(segment, (same, hits) -> hits.plus(rank));
        add(type, rank);
        for (Map.Entry<String, RankedItems> entry : recalled.lists().entrySet()) {
            RankedItems list = entry.getValue();
            tallies.get(entry.getKey())
                    .add(list.rankOf(wanted, CUT_OFF), list.items(), Math.min(CUT_OFF, list.size()), nowMillis);
        }
        return rank;
    }

    /**
     * Adds an event that followed a sampled click, for the rates by type alone.
     *
     * @param rank of its item in the merged list before that click, from 1; 0 for none
     */
    public void add(BehaviourType type, int rank) {
        byType.computeIfPresent(type, (same, hits) -> hits.plus(rank));
    }

    private static boolean isNew(Member user) {
        return user.history().stream()
                        .filter(Interaction::isPositive)
                        .limit(KNOWN_USER_CLICKS)
                        .count()
                < KNOWN_USER_CLICKS;
    }

    /** Hits of the merged list among the users of a segment since the task began. */
    public Hits of(Segment segment) {
        return bySegment.get(segment);
    }

    /** Hits of the merged list by events of one of {@link Success#TYPES} since the task began. */
    public Hits of(BehaviourType type) {
        return byType.get(type);
    }

    public void forEach(Visitor visitor) {
        ofNewUsers.forEach((list, tally) -> visitor.visit(list, "new", tally));
        ofKnownUsers.forEach((list, tally) -> visitor.visit(list, "known", tally));
    }
}
