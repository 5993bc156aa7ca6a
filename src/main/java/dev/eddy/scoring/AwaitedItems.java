package dev.eddy.scoring;

import dev.eddy.catalog.RecentlyUsed;
import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.Version;
import dev.eddy.retrieval.Asker;
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
        if (found == null || found.asker().cluster() != update.cluster()) {
            return null;
        }
        // What a later update wanted is kept for that one too.
        if (!isOlder(update.version(), found.asker().version())) {
            early.remove(update.userId());
        }
        // What is older than the update was kept long ago, perhaps with newer things since.
        return isOlder(found.asker().version(), update.version()) ? null : found;
    }

    /**
     * Whether the lists of an update are to wait; then they are made of the latest update that has come by then. Who has
     * something does not wait for something newer.
     *
     * @param isFirst whether nothing has been found for the member yet
     */
    boolean isToWait(MemberUpdate update, boolean isFirst) {
        boolean isForCommand = update.kind() == MemberUpdate.Kind.REFRESH;
        boolean isWanting = update.wanted() > 0 || waiting.containsKey(update.userId());
        if (!update.refresh() || isForCommand || !isFirst || !isWanting) {
            return false;
        }
        waiting.put(update.userId(), update);
        return true;
    }

    /**
     * Items have been found.
     *
     * @param isMember whether the member who wanted them is known
     * @param isFirst whether nothing has been found for the member yet
     * @return the update whose lists have waited for it, or null
     */
    MemberUpdate arrived(FoundItems found, boolean isMember, boolean isFirst) {
        Asker asked = found.asker();
        MemberUpdate latest = isMember ? waiting.remove(asked.userId()) : null;
        boolean hasOvertaken = asked.refresh() && (latest == null || isOlder(latest.version(), asked.version()));
        FoundItems known = early.get(asked.userId());
        // Answers may overtake each other too: then the older one says nothing any more.
        if (isFirst
                && (!isMember || hasOvertaken)
                && (known == null || isOlder(known.asker().version(), asked.version()))) {
            early.put(asked.userId(), found);
        }
        return latest;
    }

    /** A member is gone. */
    void left(String userId) {
        waiting.remove(userId);
    }

    private static boolean isOlder(Version a, Version b) {
        return a.compareTo(b) < 0;
    }
}
