package dev.eddy.neighbours;

import dev.eddy.interest.Interaction;
import java.util.Comparator;
import java.util.List;

/** A member of the index. The arrays are replaced as a whole when the member changes, never written to. */
final class IndexedMember {
    /** By the latest interaction, then by user id; only for members who have one. */
    static final Comparator<IndexedMember> LATEST_FIRST = IndexedMember::compareLatest;

    final String userId;
    final int slot;

    /** What the arrays are made from. */
    Member member;

    /** The member's interactions, newest first. */
    List<Interaction> history = List.of();

    /** Slots of the items of each of them. */
    int[] had = {};

    /** Slots of the items of the latest positive interactions, newest first; no item twice. */
    int[] recents = {};

    /** Times of the recents, epoch milliseconds. */
    long[] times = {};

    /** Weights of the recents. */
    float[] weights = {};

    /** Whether the items point at the member. */
    boolean contributes;

    IndexedMember(String userId, int slot) {
        this.userId = userId;
        this.slot = slot;
    }

    private static int compareLatest(IndexedMember a, IndexedMember b) {
        int laterFirst = Long.compare(b.latestMillis(), a.latestMillis());
        return laterFirst != 0 ? laterFirst : a.userId.compareTo(b.userId);
    }

    private long latestMillis() {
        return times.length == 0 ? Long.MIN_VALUE : times[0];
    }
}
