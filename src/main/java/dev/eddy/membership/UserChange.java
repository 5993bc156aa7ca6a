package dev.eddy.membership;

import java.util.List;

/**
 * What something did to a user.
 *
 * @param user as of now; null when forgotten
 * @param updates for the clusters concerned, in the order they must be told
 * @param isMove the user went from one cluster to another
 * @param isDuplicate the event had been folded before and changed nothing
 */
public record UserChange(User user, List<MemberUpdate> updates, boolean isMove, boolean isDuplicate) {

    /** Nothing happened, but perhaps to the user. */
    static UserChange quiet(User user) {
        return new UserChange(user, List.of(), false, false);
    }
}
