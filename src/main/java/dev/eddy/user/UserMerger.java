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
        if (before.ignores(merge)) {
            return UserChange.refused(before, merge, before.userId() + " was forgotten after this merge");
        }
        if (before.merged() instanceof Merged.Into into) {
            return UserChange.refused(before, merge, before.userId() + " is merged into " + into.userId());
        }
        if (before.ids().isFull() && !before.otherIds().contains(merge.from())) {
            String reason = Merged.Ids.MOST + " ids are merged into " + before.userId() + " already";
            return UserChange.refused(before, merge, reason);
        }
        Merged.Ids named = before.ids().with(merge.from());
        // Sent for a repeated merge too, since the id may have refused the first one.
        return users.fold(before.with(before.interest(), named), event, assigner)
                .telling(List.of(new Handover.Merge(merge)));
    }

    /** The id that is merged: it leaves its clusters, and its interest goes to the user. */
    UserChange mergeInto(User before, Handover.Merge order, ClusterAssigner assigner) {
        Behaviour merge = order.event();
        if (before.merged() instanceof Merged.Into into && into.userId().equals(order.from())) {
            return UserChange.none(before, Outcome.DUPLICATE).telling(part(before, merge.awaitedSinceMillis()));
        }
        String refusal = refusal(before, merge);
        if (refusal != null) {
            return UserChange.refused(before, merge, refusal)
                    .telling(List.of(new Handover.Refused(before.userId(), order.from())));
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
                .telling(part(after, merge.awaitedSinceMillis()));
    }

    /** Why an id can't be merged; null when it can. */
    private String refusal(User id, Behaviour merge) {
        if (id.ignores(merge)) {
            return id.userId() + " was forgotten after this merge";
        }
        if (id.merged() instanceof Merged.Into into) {
            return id.userId() + " is merged into " + into.userId();
        }
        if (id.merged() instanceof Merged.Ids others) {
            return "other ids are merged into " + id.userId() + ", such as "
                    + others.ids().get(0);
        }
        return users.isRobot(id) ? id.userId() + " clicks faster than people do" : null;
    }

    /** Forgets the name of an id that can't be merged. */
    UserChange refused(User before, Handover.Refused told, Parts parts) {
        if (before.merged() instanceof Merged.Ids ids
                && ids.ids().contains(told.from())
                && parts.of(before.userId(), told.from()) == null) {
            User after = before.with(before.interest(), ids.without(told.from()));
            return new UserChange(before, after, List.of());
        }
        return UserChange.none(before, Outcome.DUPLICATE);
    }

    /** The interest of an id that is merged into the user. From the new list on, those of the id lead to the user's. */
    UserChange take(User before, Handover.Part part, Parts parts, ClusterAssigner assigner) {
        if (part.sinceMillis() <= before.forgottenAtMillis() || before.isMergedAway()) {
            return UserChange.none(before, Outcome.IGNORED);
        }
        Handover.Part known = parts.of(before.userId(), part.from());
        if (known != null && part.isIn(known)) {
            return new UserChange(before, before, List.of(pointer(part, before.cluster())));
        }
        Merged.Ids ids = before.ids().with(part.from());
        parts.put(part);
        User after = before.with(sum(before, ids, parts), ids);
        UserChange change = users.replace(before, after, part.appendedAtMillis(), assigner);
        return change.with(pointer(part, change.user().cluster()));
    }

    private Interest sum(User user, Merged.Ids ids, Parts parts) {
        List<Interest> all = new ArrayList<>(List.of(ids.own()));
        for (String id : ids.ids()) {
            Handover.Part part = parts.of(user.userId(), id);
            if (part != null) {
                all.add(part.interest());
            }
        }
        return interests.together(all).with(user.interest().ledger());
    }

    /** What an id that is merged tells its user after an event. */
    static List<Handover> part(User id, long appendedAtMillis) {
        var into = (Merged.Into) id.merged();
        Interest interest = id.interest().asPart();
        return List.of(new Handover.Part(
                id.userId(), into.userId(), interest, id.version(), into.sinceMillis(), appendedAtMillis));
    }

    /** Has the lists of an id lead to those of its user. In the user's cluster, so that these are there before. */
    private static MemberUpdate pointer(Handover.Part part, int cluster) {
        return new MemberUpdate.Gone(part.from(), cluster, part.interest().asOfMillis(), part.version(), part.to());
    }

    /** The same for an id that is merged, once more. */
    static MemberUpdate pointer(User id, ClusterAssigner assigner) {
        var into = (Merged.Into) id.merged();
        // Any cluster: with one for all ids, one task would write them all.
        int cluster = assigner.assign(id.userId(), null, ClusterAssigner.NO_CLUSTER, 0);
        return new MemberUpdate.Gone(id.userId(), cluster, id.interest().asOfMillis(), id.version(), into.userId());
    }

    /** What the ids told goes with the user. */
    static void removeParts(User gone, Parts parts) {
        gone.otherIds().forEach(id -> parts.remove(gone.userId(), id));
    }

    /** Orders to forget the other ids of a person. */
    static List<Handover> forgetOthers(User forgotten, ForgetUser order) {
        return forgotten.otherIds().stream()
                .<Handover>map(id -> new Handover.Forget(
                        forgotten.userId(), new ForgetUser(id, order.number(), order.appendedAtMillis())))
                .toList();
    }

    /** The ids that go with a user who has expired. */
    static List<Handover> expireOthers(User expired) {
        return expired.otherIds().stream()
                .<Handover>map(id -> new Handover.Expire(
                        expired.userId(), id, expired.interest().asOfMillis()))
                .toList();
    }
}
