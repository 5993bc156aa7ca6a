package dev.eddy.recall.cluster;

import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import java.util.List;

/**
 * A user as the cluster knows them.
 *
 * @param history interactions, newest first, one an item
 * @param direction unit vector of the interest, or null while it has no direction
 * @param contributes whether the interactions count for others
 */
public record Member(String userId, List<Interaction> history, float[] direction, boolean contributes) {

    /**
     * The member after an update that is neither a leave nor a mere refresh.
     *
     * @param before the member so far, or null
     */
    public static Member after(Member before, MemberUpdate update, int historyLimit) {
        if (before == null || update.kind() == MemberUpdate.Kind.JOIN) {
            return new Member(update.userId(), update.interactions(), update.direction(), update.contributes());
        }
        List<Interaction> history = before.history();
        for (Interaction added : update.interactions()) {
            history = History.with(history, added, historyLimit);
        }
        return new Member(update.userId(), history, update.direction(), update.contributes());
    }
}
