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

    /** Whether the member counts for others. */
    boolean isActive() {
        return contributes && recents.length > 0;
    }
}
