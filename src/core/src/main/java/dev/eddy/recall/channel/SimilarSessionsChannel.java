package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.NearestMembers;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Channel {@code sknn}: items that the nearest members had around the newest item that they share with the user; a nearer
 * item counts more. Session-based nearest neighbours as in STAN (Garg, Gupta, Malhotra, Vig and Shroff, "Sequence and time
 * aware neighborhood for session-based recommendations", SIGIR 2019, section 3), with the surroundings for the session.
 */
final class SimilarSessionsChannel extends Channel {
    /** Positions to either side of the shared item. */
    private static final int REACH = 15;
    /** Weight of one more position between an item and the shared one. */
    private static final double DISTANCE_FADE = .9;

    /** The weights of the positions around the shared item, which is in the middle and counts nothing. */
    private final float[] weights = new float[2 * REACH + 1];

    SimilarSessionsChannel() {
        super(ChannelInfo.of("sknn", 'k', "similar sessions", Source.COLLABORATIVE, "user"));
        for (int distance = 1; distance <= REACH; distance++) {
            weights[REACH - distance] = (float) Math.pow(DISTANCE_FADE, distance);
            weights[REACH + distance] = weights[REACH - distance];
        }
    }

    @Override
    public RankedItems recall(RecallContext context) {
        Scores items = context.slotScores();
        NearestMembers neighbours = context.nearestMembers();
        int[] members = neighbours.members();
        for (int i = 0; i < members.length; i++) {
            int[] recents = context.index.recents(members[i]);
            int middle = middle(context, members[i], recents);
            int from = Math.max(0, middle - REACH);
            int to = Math.min(recents.length, middle + REACH + 1);
            items.addAll(recents, from, to, weights, REACH - middle, neighbours.scores()[i]);
        }
        return context.bestOfSlots(items);
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        int slot = context.index.slotOf(item);
        NearestMembers neighbours = context.nearestMembers();
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < neighbours.members().length; i++) {
            int member = neighbours.members()[i];
            int[] recents = context.index.recents(member);
            int position = ClusterIndex.positionOf(slot, recents);
            int distance = position - middle(context, member, recents);
            if (position < recents.length && Math.abs(distance) <= REACH) {
                parts.put(member, (double) neighbours.scores()[i] * weights[REACH + distance]);
            }
        }
        return Cause.of(parts, context.index::userId);
    }

    /** Position, among a neighbour's recents, of the newest item that the user has, too. */
    private static int middle(RecallContext context, int member, int[] recents) {
        int shared = context.nearestMembers().newestShared(member);
        return ClusterIndex.positionOf(context.user.recents()[shared], recents);
    }
}
