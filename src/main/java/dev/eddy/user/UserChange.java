package dev.eddy.user;

import dev.eddy.item.Transition;
import java.util.List;

/**
 * What something did to a user.
 *
 * @param user as of now; null when forgotten
 * @param updates for the clusters concerned, in the order they must be told
 * @param transitions what changes in the counts of what was had after what
 * @param isMove the user went from one cluster to another
 * @param isDuplicate the event had been folded before and changed nothing
 */
public record UserChange(
        User user, List<MemberUpdate> updates, List<Transition> transitions, boolean isMove, boolean isDuplicate) {

    /** Nothing happened, but perhaps to the user. */
    static UserChange quiet(User user) {
        return new UserChange(user, List.of(), List.of(), false, false);
    }

    UserChange with(List<Transition> told) {
        return new UserChange(user, updates, told, isMove, isDuplicate);
    }
}
