package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import java.util.List;

/** A member of the index. The arrays are replaced as a whole when the member changes, never written to. */
public final class IndexedMember {
    final String userId;
    final int slot;

    /** The member's interactions, newest first. */
    List<Interaction> history = List.of();

    /** Slots of the items of each of them. */
    int[] had = {};

    /** The latest positive interactions, newest first; no item twice. */
    Interaction[] clicks = {};

    /** Slots of the items of each of them. */
    int[] recents = {};

    FoundItems found = FoundItems.NONE;

    /** Whether the items point at the member. */
    boolean contributes;

    IndexedMember(String userId, int slot) {
        this.userId = userId;
        this.slot = slot;
    }

    public int slot() {
        return slot;
    }

    /** Slots of the items of the latest positive interactions, newest first; not to be written to. */
    public int[] recents() {
        return recents;
    }

    /** Slots of the items of all interactions, newest first; not to be written to. */
    public int[] had() {
        return had;
    }

    /** Items that the last search by vectors found. */
    public FoundItems found() {
        return found;
    }

    /** Whether the member counts for others. */
    boolean isActive() {
        return contributes && recents.length > 0;
    }
}
