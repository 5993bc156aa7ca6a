package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.user.UserChange.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a merge changes of its two users. The user is asked first, then the id, whose interest then goes to the user:
 * an id that others are merged into can't be merged away, so two merges in opposite directions are both refused.
 */
record UserMerger(UserUpdater users, InterestUpdater interests) {

    /** An event that merges an id into the user. For the user's own lists it is a visit. */
    UserChange merge(User before, TaggedBehaviour event, ClusterAssigner assigner) {
        Behaviour merge = event.behaviour();
        if (before.merged() instanceof Merged.Into into) {
            return UserChange.refused(before, merge, before.userId() + " is merged into " + into.userId());
        }
        Merged.Ids ids = before.ids();
        User named = before;
        if (!ids.has(merge.from())) {
            if (ids.isFull()) {
                String reason = Merged.Ids.MOST + " ids are merged into " + before.userId() + " already";
                return UserChange.refused(before, merge, reason);
            }
            named = before.with(before.interest(), ids.with(merge.from(), interests.none(), interests));
        }
        UserChange change = users.fold(named, event, assigner);
        return change.isApplied() ? change.telling(List.of(new Handover.Merge(merge))) : change;
    }

    /** The id that is merged: it leaves its clusters, and its interest goes to the user. */
    UserChange mergeInto(User before, Handover.Merge order, ClusterAssigner assigner) {
        Behaviour merge = order.event();
        if (before.ignores(merge)) {
            return UserChange.refused(before, merge, before.userId() + " was forgotten after this merge");
        }
        if (before.merged() instanceof Merged.Into into) {
            return into.userId().equals(order.from())
                    ? UserChange.none(before, Outcome.DUPLICATE)
                    : UserChange.refused(before, merge, before.userId() + " is merged into " + into.userId());
        }
        if (before.merged() instanceof Merged.Ids ids) {
            String reason = "other ids are merged into " + before.userId() + ", such as "
                    + ids.all().iterator().next();
            return UserChange.refused(before, merge, reason);
        }
        // As an event of the id, it makes the version higher than that of the lists until now.
        Interest interest = interests
                .fold(before.interest(), new TaggedBehaviour(merge, null))
                .interest();
        var into = new Merged.Into(order.from(), merge.appendedAtMillis());
        User after = before.with(interest, into).in(ClusterAssigner.NO_CLUSTER, List.of(), assigner.version());
        UserChange left = users.remove(before);
        return new UserChange(before, after, left.updates())
                .with(left.transitions())
                .telling(List.of(part(after, merge.appendedAtMillis())));
    }

    /** The interest of an id that is merged into the user. From the new list on, those of the id lead to the user's. */
    UserChange take(User before, Handover.Part part, ClusterAssigner assigner) {
        if (part.sinceMillis() <= before.forgottenAtMillis() || before.isMergedAway()) {
            return UserChange.none(before, Outcome.IGNORED);
        }
        if (before.ids().knows(part.from(), part.interest().sequence())) {
            return UserChange.none(before, Outcome.DUPLICATE);
        }
        Merged.Ids ids = before.ids().with(part.from(), part.interest(), interests);
        UserChange change =
                users.replace(before, before.with(ids.sum(interests), ids), part.appendedAtMillis(), assigner);
        int cluster = change.user().cluster();
        long asOfMillis = part.interest().asOfMillis();
        return change.with(new MemberUpdate.Gone(part.from(), cluster, asOfMillis, part.version(), before.userId()));
    }

    /** What an id that is merged tells its user after an event. */
    static Handover.Part part(User id, long appendedAtMillis) {
        var into = (Merged.Into) id.merged();
        return new Handover.Part(
                id.userId(), into.userId(), id.interest(), id.version(), into.sinceMillis(), appendedAtMillis);
    }

    /** Has the lists of an id that is merged lead to those of its user, once more. */
    static MemberUpdate pointer(User id) {
        var into = (Merged.Into) id.merged();
        return new MemberUpdate.Gone(
                id.userId(), id.cluster(), id.interest().asOfMillis(), id.version(), into.userId());
    }

    /** Orders to forget the other ids of a person. */
    static List<Handover> forgetOthers(User forgotten, ForgetUser order) {
        List<Handover> orders = new ArrayList<>();
        forgotten.otherIds().forEach(id -> {
            var same = new ForgetUser(id, order.number(), order.appendedAtMillis());
            orders.add(new Handover.Forget(forgotten.userId(), same));
        });
        return orders;
    }
}
