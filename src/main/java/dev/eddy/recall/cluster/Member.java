package dev.eddy.recall.cluster;

import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserSnapshot;
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
     * The member after an update.
     *
     * @param before null when the cluster does not know the user
     */
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
        return new Member(user.userId(), history, user.direction(), user.contributes());
    }
}
