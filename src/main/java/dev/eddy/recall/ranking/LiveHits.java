package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.RankedItems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The live hit rate: clicks are looked for in the lists made just before them, in the merged one and in each channel's, apart
 * for users of whom little is known yet. Written by one thread; the tallies are read by any.
 */
public final class LiveHits {
    /** Items of a list that are looked at. */
    public static final int CUT_OFF = 20;

    /** A user with so many clicks is known. */
    public static final int KNOWN_USER_CLICKS = 5;

    /** What the ranker's list goes by beside the channels'. */
    public static final String MERGED = "merged";

    private final Map<String, HitTally> ofNewUsers = new LinkedHashMap<>();
    private final Map<String, HitTally> ofKnownUsers = new LinkedHashMap<>();

    /** Takes every tally. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one.
         *
         * @param list {@link #MERGED} or a channel's name
         * @param users {@code new} or {@code known}
         */
        void visit(String list, String users, HitTally tally);
    }

    /** @param channels that recall */
    LiveHits(Collection<Channel> channels) {
        for (Map<String, HitTally> tallies : List.of(ofNewUsers, ofKnownUsers)) {
            tallies.put(MERGED, new HitTally());
            channels.forEach(channel -> tallies.put(channel.channelName(), new HitTally()));
        }
    }

    /**
     * Takes note of a click that was looked for.
     *
     * @param before the user just before
     */
    void add(Recalled recalled, ItemNumbers numbers, Member before, String itemId, long nowMillis) {
        Map<String, HitTally> tallies = isNew(before) ? ofNewUsers : ofKnownUsers;
        int wanted = numbers.find(itemId);
        int[] merged = recalled.merged().stream()
                .limit(CUT_OFF)
                .mapToInt(candidate -> numbers.of(candidate.itemId()))
                .toArray();
        tallies.get(MERGED).add(recalled.rankOf(itemId, CUT_OFF), merged, merged.length, nowMillis);
        for (Map.Entry<Channel, RankedItems> entry : recalled.lists().entrySet()) {
            RankedItems list = entry.getValue();
            tallies.get(entry.getKey().channelName())
                    .add(list.rankOf(wanted, CUT_OFF), list.items(), Math.min(CUT_OFF, list.size()), nowMillis);
        }
    }

    private static boolean isNew(Member user) {
        return user.history().stream()
                        .filter(interaction -> interaction.isPositive())
                        .limit(KNOWN_USER_CLICKS)
                        .count()
                < KNOWN_USER_CLICKS;
    }

    /** Passes on every tally. */
    public void forEach(Visitor visitor) {
        ofNewUsers.forEach((list, tally) -> visitor.visit(list, "new", tally));
        ofKnownUsers.forEach((list, tally) -> visitor.visit(list, "known", tally));
    }
}
