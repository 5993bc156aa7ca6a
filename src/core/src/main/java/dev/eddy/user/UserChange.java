package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.RefusedBehaviour;
import dev.eddy.item.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect of an event, an order, a handover or a walk on one user, who is null when unknown before or not kept after.
 *
 * @param refused a merge that can't be done, else null
 */
public record UserChange(
        User before,
        User user,
        List<MemberUpdate> updates,
        List<Transition> transitions,
        List<Handover> handovers,
        RefusedBehaviour refused,
        Outcome outcome) {

    public enum Outcome {
        APPLIED,
        /** An event that was applied before; it changes nothing. */
        DUPLICATE,
        /** An event from before the order to forget its user; it changes nothing. */
        IGNORED,
        /** A merge that can't be done; it changes nothing. */
        REFUSED
    }

    UserChange(User before, User user, List<MemberUpdate> updates) {
        this(before, user, updates, List.of(), List.of(), null, Outcome.APPLIED);
    }

    static UserChange none(User user, Outcome outcome) {
        return new UserChange(user, user, List.of(), List.of(), List.of(), null, outcome);
    }

    static UserChange refused(User user, Behaviour merge, String reason) {
        var refused = new RefusedBehaviour(merge, reason);
        return new UserChange(user, user, List.of(), List.of(), List.of(), refused, Outcome.REFUSED);
    }

    UserChange with(List<Transition> told) {
        return new UserChange(before, user, updates, told, handovers, refused, outcome);
    }

    UserChange with(MemberUpdate more) {
        List<MemberUpdate> all = new ArrayList<>(updates);
        all.add(more);
        return new UserChange(before, user, all, transitions, handovers, refused, outcome);
    }

    UserChange telling(Handover other) {
        return telling(List.of(other));
    }

    UserChange telling(List<Handover> others) {
        return new UserChange(before, user, updates, transitions, others, refused, outcome);
    }

    /** This change, then another of the same user. */
    UserChange then(UserChange next) {
        List<MemberUpdate> all = new ArrayList<>(updates);
        all.addAll(next.updates);
        List<Transition> allTransitions = new ArrayList<>(transitions);
        allTransitions.addAll(next.transitions);
        return new UserChange(before, next.user, all, allTransitions, handovers, refused, outcome);
    }

    public boolean isApplied() {
        return outcome == Outcome.APPLIED;
    }

    /** Whether the user went from one cluster to another. */
    public boolean isMove() {
        return before != null
                && user != null
                && before.hasCluster()
                && user.hasCluster()
                && before.cluster() != user.cluster();
    }
}
