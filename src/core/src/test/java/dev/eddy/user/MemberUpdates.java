package dev.eddy.user;

import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Present;
import java.util.List;

/** Reads updates in tests. */
final class MemberUpdates {
    private MemberUpdates() {}

    /** State of the user; fails for an update after which the user is not in the cluster. */
    static UserSnapshot user(MemberUpdate update) {
        return ((Present) update).user();
    }

    static List<Interaction> interactions(MemberUpdate update) {
        if (update instanceof Join join) {
            return join.history();
        }
        if (update instanceof Change change) {
            return change.added();
        }
        return update instanceof Leave leave ? leave.added() : List.of();
    }
}
