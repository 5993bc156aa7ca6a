package dev.eddy.retrieval;

import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.Version;

/**
 * Whom items are looked for, and of which update that wanted it.
 *
 * @param cluster that the user is in
 * @param refresh whether lists wait for what is found
 */
public record Asker(String userId, int cluster, Version version, long asOfMillis, boolean refresh) {
    /** Who is behind an update that wants items. */
    public static Asker of(MemberUpdate update) {
        return new Asker(update.userId(), update.cluster(), update.version(), update.asOfMillis(), update.refresh());
    }

    /** What is the same for all tasks that answer one search, and for no other search. */
    String search() {
        return userId
                + '/'
                + version.epoch()
                + '.'
                + version.sequence()
                + '.'
                + version.command()
                + '/'
                + asOfMillis
                + '/'
                + refresh;
    }
}
