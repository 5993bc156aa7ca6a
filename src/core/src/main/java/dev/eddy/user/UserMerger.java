package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.user.UserChange.Outcome;
import java.util.List;

/** The user's side of a merge, see {@link Handover}: names of ids, and the sum of what they tell. The other side is {@link MergedId}. */
record UserMerger(UserUpdater users, PersonInterest sums) {

    /** An event that merges an id into the user. For the user's own lists it is a visit. */
    UserChange merge(User before, TaggedBehaviour event, ClusterAssigner assigner) {
        Behaviour merge = event.behaviour();
        if (before.ignores(merge)) {
            return UserChange.refused(before, merge, before.userId() + " was forgotten after this merge");
        }
        if (before.merged() instanceof Merged.Into into) {
            return UserChange.refused(before, merge, before.userId() + " is merged into " + into.userId());
        }
        var ask = new Handover.Merge(merge);
        var name = new Merged.Name(ask);
        Merged.Ids ids = before.ids();
        if (ids.isFull() && ids.name(name.id()) == null) {
            String reason = Merged.Ids.MOST + " ids are merged into " + before.userId() + " already";
            return UserChange.refused(before, merge, reason);
        }
        Merged.Ids named = ids.with(name);
        User asking = named.equals(ids) ? before : before.with(before.interest(), named);
        UserChange change = users.fold(asking, event, assigner);
        // An event that is sent again asks again, since the id may have refused: then it has to be named as well.
        return (change.isApplied() || named.equals(ids) ? change : new UserChange(before, asking, List.of()))
                .telling(ask);
    }

    /** The interest of an id that is merged into the user. From the new list on, those of the id lead to the user's. */
    UserChange take(User before, Handover.Part part, Parts parts, ClusterAssigner assigner) {
        if (part.sinceMillis() <= before.forgottenAtMillis()) {
            return UserChange.none(before, Outcome.IGNORED)
                    .telling(before.forgets(part.from(), Handover.Forget.UNKNOWN));
        }
        Merged.Name name = before.ids().name(part.from());
        if (before.isMergedAway() || (name == null && before.ids().isFull())) {
            return UserChange.none(before, Outcome.IGNORED)
                    .telling(new Handover.Refused(before.userId(), part.from(), part.session()));
        }
        Handover.Part known = parts.head(before.userId(), part.from());
        boolean isKnownSession = known != null && known.session() == part.session();
        List<Handover> answer = isKnownSession ? List.of() : List.of(new Handover.Taken(part));
        if (known != null && !isKnownSession) {
            known = parts.of(before.userId(), part.from());
        }
        if (known != null && part.isIn(known)) {
            if (!isKnownSession) {
                parts.put(known.asOf(part));
            }
            return new UserChange(before, before, List.of(MergedId.pointer(part, before.cluster()))).telling(answer);
        }
        Merged.Ids ids = name == null
                ? before.ids().with(new Merged.Name(part.from(), part.sinceMillis(), part.sinceMillis(), 0))
                : before.ids();
        User after = before.changed(sums.with(part, before, ids, parts), ids);
        UserChange change = users.replace(before, after, part.appendedAtMillis(), assigner);
        // In the user's cluster, so that the user's lists are there before.
        return change.with(MergedId.pointer(part, change.user().cluster())).telling(answer);
    }

    /** Drops the name or the part that an id refuses, unless there is a later one. */
    UserChange refused(User before, Handover.Refused told, Parts parts, ClusterAssigner assigner) {
        Merged.Name name = before.ids().name(told.from());
        if (name == null) {
            return UserChange.none(before, Outcome.DUPLICATE);
        }
        Handover.Merge ask = name.ask(before.userId());
        Handover.Part part = parts.head(before.userId(), told.from());
        if (part != null) {
            return part.session() == told.answers()
                    ? drop(before, told.from(), parts, assigner)
                    : UserChange.none(before, Outcome.DUPLICATE);
        }
        if (told.answers() == ask.number()) {
            return new UserChange(before, before.with(before.interest(), without(before, name.id())), List.of());
        }
        // After an order to forget, which may have come before the merge that the name waits for.
        UserChange none = UserChange.none(before, Outcome.DUPLICATE);
        return told.answers() == Handover.NOTHING ? none.telling(ask) : none;
    }

    private static Merged without(User user, String id) {
        return user.ids().without(id);
    }

    /** The person without an id. The user's lists are made anew. */
    private UserChange drop(User before, String id, Parts parts, ClusterAssigner assigner) {
        parts.remove(before.userId(), id);
        Merged merged = without(before, id);
        User after = before.changed(sums.of(before, merged, parts), merged);
        return users.replace(before, after, 0, assigner).telling(Handover.Taken.nothing(before.userId(), id));
    }

    /** An id of the person was forgotten, and the user with it if they were one person by then. */
    UserChange forget(User before, Handover.Forget told, Parts parts) {
        if (told.isFor(before)) {
            return forget(before, told.order(), parts);
        }
        Merged.Name name = before.ids().name(told.from());
        if (name == null) {
            return UserChange.none(before, Outcome.IGNORED);
        }
        long forgottenAt = told.order().appendedAtMillis();
        Handover.Part part = parts.head(before.userId(), told.from());
        long since = part == null ? name.sinceMillis() : Math.min(name.sinceMillis(), part.sinceMillis());
        // An order may come again after what the person did later.
        if (since <= forgottenAt && before.forgottenAtMillis() < forgottenAt) {
            return forget(before, told.order(), parts);
        }
        // The id was merged again since, unless it is gone.
        return UserChange.none(before, Outcome.IGNORED)
                .telling(part == null ? List.of() : List.of(new Handover.Taken(part)));
    }

    /** An order to forget the user, who may be unknown. One that comes after a later one changes nothing of the user. */
    UserChange forget(User before, ForgetUser order, Parts parts) {
        List<Handover> others = forgetOthers(before, order, parts);
        if (order.appendedAtMillis() <= before.forgottenAtMillis()) {
            return UserChange.none(before, Outcome.IGNORED).telling(others);
        }
        removeParts(before, parts);
        return users.forget(before, order).telling(others);
    }

    /** What the ids told goes with the user. */
    static void removeParts(User gone, Parts parts) {
        gone.ids().ids().forEach(id -> parts.remove(gone.userId(), id));
    }

    /** Orders to forget the other ids of a person. */
    private static List<Handover> forgetOthers(User forgotten, ForgetUser order, Parts parts) {
        return forgotten.otherIds().stream()
                .<Handover>map(id -> Handover.Forget.passOn(order, id, mergedSince(forgotten, id, parts)))
                .toList();
    }

    private static long mergedSince(User user, String id, Parts parts) {
        if (user.merged() instanceof Merged.Into into) {
            return into.sinceMillis();
        }
        Handover.Part part = parts.head(user.userId(), id);
        return part == null ? Handover.Forget.UNKNOWN : part.sinceMillis();
    }

    /** The ids that go with a user who has expired. */
    static List<Handover> expireOthers(User expired) {
        return expired.otherIds().stream()
                .<Handover>map(id -> new Handover.Expire(
                        expired.userId(), id, expired.interest().asOfMillis()))
                .toList();
    }
}
