package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Channel {@code sknn}: items that the nearest members had around the newest item that they share with the user, the nearer to it
 * the better. Session-based nearest neighbours as in STAN (Garg, Gupta, Malhotra, Vig and Shroff, "Sequence and time aware
 * neighborhood for session-based recommendations", SIGIR 2019, section 3), where the surroundings stand in for the session.
 */
public final class SessionItems {
    /** Positions to either side of the shared item. */
    private static final int REACH = 15;
    /** Weight of one more position between an item and the shared one. */
    private static final double DISTANCE_FADE = .9;

    private final ClusterIndex index;
    private final NearestMembers neighbours;
    /** The weights of the positions around the shared item, which is in the middle and counts nothing. */
    private final float[] weights = new float[2 * REACH + 1];

    public SessionItems(ClusterIndex index, NearestMembers neighbours) {
        this.index = index;
        this.neighbours = neighbours;
        for (int distance = 1; distance <= REACH; distance++) {
            weights[REACH - distance] = (float) Math.pow(DISTANCE_FADE, distance);
            weights[REACH + distance] = weights[REACH - distance];
        }
    }

    /** Adds the scores of items, by slot; the neighbours are those of the user. */
    public void score(IndexedMember user, Scores items) {
        int[] members = neighbours.members();
        for (int i = 0; i < neighbours.size(); i++) {
            int[] recents = index.recents[members[i]];
            int middle = middle(user, members[i]);
            int from = Math.max(0, middle - REACH);
            int to = Math.min(recents.length, middle + REACH + 1);
            items.addAll(recents, from, to, weights, REACH - middle, neighbours.scores()[i]);
        }
    }

    /** What members, by slot, add to the score of one item, by slot. */
    Map<Integer, Double> parts(IndexedMember user, int item) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < neighbours.size(); i++) {
            int member = neighbours.members()[i];
            int[] recents = index.recents[member];
            int position = ClusterIndex.positionOf(item, recents);
            int distance = position - middle(user, member);
            if (position < recents.length && Math.abs(distance) <= REACH) {
                parts.put(member, (double) neighbours.scores()[i] * weights[REACH + distance]);
            }
        }
        return parts;
    }

    /** Where a neighbour has the newest item that the user has, too. */
    private int middle(IndexedMember user, int member) {
        return ClusterIndex.positionOf(user.recents[neighbours.newestShared(member)], index.recents[member]);
    }
}
