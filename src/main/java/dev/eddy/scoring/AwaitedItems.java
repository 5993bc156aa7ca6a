package dev.eddy.scoring;

import dev.eddy.catalog.RecentlyUsed;
import dev.eddy.membership.MemberUpdate;
import dev.eddy.retrieval.FoundItems;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose lists wait until items have been found. What is found takes another way than the update that wanted it, and may come
 * first. Nothing of this need outlive a restart: whatever was wanted before a checkpoint was found before it.
 */
final class AwaitedItems {
    /** What came first is kept for so many users; few wait for each other's records for more than a moment. */
    private static final int EARLY = 10_000;

    /** The latest update of each user whose lists wait. */
    private final Map<String, MemberUpdate> waiting = new HashMap<>();

    private final RecentlyUsed<String, FoundItems> early = new RecentlyUsed<>(EARLY);

    /** What was found for a member before this update came, and is to be kept now; null when nothing was. */
    FoundItems foundBefore(MemberUpdate update) {
        FoundItems found = early.get(update.userId());
        if (found == null || found.member().cluster() != update.cluster()) {
            return null;
        }
        // What a later update wanted is kept for that one too.
        if (!isOlder(update, found.member())) {
            early.remove(update.userId());
        }
        // What is older than the update was kept long ago, perhaps with newer things since.
        return isOlder(found.member(), update) ? null : found;
    }

    /**
     * Whether the lists of an update are to wait; then they are made of the latest update that has come by then.
     *
     * @param found before, or null
     */
    boolean isToWait(MemberUpdate update, FoundItems found) {
        boolean isForCommand = update.kind() == MemberUpdate.Kind.REFRESH;
        boolean isWanting = update.wanted() > 0 || waiting.containsKey(update.userId());
        if (!update.refresh() || isForCommand || found != null || !isWanting) {
            return false;
        }
        waiting.put(update.userId(), update);
        return true;
    }

    /**
     * Items have been found.
     *
     * @param isMember whether the member who wanted them is known
     * @return the update whose lists have waited for it, or null
     */
    MemberUpdate arrived(FoundItems found, boolean isMember) {
        MemberUpdate asked = found.member();
        MemberUpdate latest = isMember ? waiting.remove(asked.userId()) : null;
        boolean hasOvertaken = asked.refresh() && (latest == null || isOlder(latest, asked));
        FoundItems known = early.get(asked.userId());
        // Answers may overtake each other too: then the older one says nothing any more.
        if ((!isMember || hasOvertaken) && (known == null || isOlder(known.member(), asked))) {
            early.put(asked.userId(), found);
        }
        return latest;
    }

    /** A member is gone. */
    void left(String userId) {
        waiting.remove(userId);
    }

    private static boolean isOlder(MemberUpdate a, MemberUpdate b) {
        return a.version().compareTo(b.version()) < 0;
    }
}
