package dev.eddy.recall.cluster;

import dev.eddy.user.Aversion;
import dev.eddy.user.Interaction;
import java.util.List;

/** A member of the index. A change replaces the arrays; their elements never change. */
public final class IndexedMember {
    final String userId;
    final int slot;

    /** The member's interactions, newest first. */
    List<Interaction> history = List.of();

    /** Item slots of the history. */
    int[] had = {};

    /** The latest positive interactions, newest first, at most one per item. */
    Interaction[] clicks = {};

    /** Item slots of the clicks. */
    int[] recents = {};

    FoundItems found = FoundItems.NONE;

    Aversion aversion = Aversion.NONE;

    /** Whether the interactions count for others. */
    boolean contributes;

    /** Whether the cluster borrows the user from another one. */
    boolean isGuest;

    IndexedMember(String userId, int slot) {
        this.userId = userId;
        this.slot = slot;
    }

    public String userId() {
        return userId;
    }

    public int slot() {
        return slot;
    }

    /** Item slots of the latest positive interactions, newest first; not to be changed. */
    public int[] recents() {
        return recents;
    }

    /** Item slots of all interactions, newest first; not to be changed. */
    public int[] had() {
        return had;
    }

    public FoundItems found() {
        return found;
    }

    /** Whether the member has recents that count for others. */
    boolean isActive() {
        return contributes && recents.length > 0;
    }
}
