package dev.eddy.recall.cluster;

import dev.eddy.user.Aversion;
import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserSnapshot;
import java.util.List;

/**
 * A user in a cluster.
 *
 * @param history interactions, newest first, one per item
 * @param direction unit vector of the interest, or null for a zero vector
 * @param contributes whether the interactions count for others
 * @param isGuest whether the cluster borrows the user from another one
 */
public record Member(
        String userId,
        List<Interaction> history,
        float[] direction,
        boolean contributes,
        boolean isGuest,
        Aversion aversion) {

    /** A user of the cluster's own, without an aversion. */
    public Member(String userId, List<Interaction> history, float[] direction, boolean contributes) {
        this(userId, history, direction, contributes, false, Aversion.NONE);
    }

    /** The member after an update; {@code before} is null for a new member. */
    public static Member after(Member before, MemberUpdate.Present update, int historyLimit) {
        List<Interaction> history = before == null ? List.of() : before.history();
        if (update instanceof MemberUpdate.Join join) {
            history = join.history();
        } else if (update instanceof MemberUpdate.Change change) {
            for (Interaction added : change.added()) {
                history = History.with(history, added, historyLimit);
            }
        }
        UserSnapshot user = update.user();
        return new Member(
                user.userId(), history, user.direction(), user.contributes(), user.isGuest(), user.aversion());
    }

    public Member with(Aversion other) {
        return new Member(userId, history, direction, contributes, isGuest, other);
    }
}
