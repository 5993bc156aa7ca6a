package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.record.TextHash;
import dev.eddy.user.UserChange.Outcome;
import java.util.List;

/** The side of an id that is merged, see {@link Handover}: it tells its user what it does. The user's side is {@link UserMerger}. */
record MergedId(UserUpdater users) {

    /** The id is asked to merge: it leaves its clusters, and its interest goes to the user. */
    UserChange merge(User before, Handover.Merge asked, ClusterAssigner assigner) {
        Behaviour merge = asked.event();
        if (before.into(asked.from()) != null) {
            return UserChange.none(before, Outcome.DUPLICATE).telling(part(before, merge.awaitedSinceMillis()));
        }
        String refusal = refusal(before, merge);
        if (refusal != null) {
            return UserChange.refused(before, merge, refusal)
                    .telling(new Handover.Refused(before.userId(), asked.from(), asked.number()));
        }
        var into = new Merged.Into(
                asked.from(),
                merge.appendedAtMillis(),
                session(before, asked),
                before.interest().sequence(),
                Long.MIN_VALUE,
                before.merged().lift());
        User after =
                before.changed(before.interest(), into).in(ClusterAssigner.NO_CLUSTER, List.of(), assigner.version());
        UserChange left = users.remove(before);
        return new UserChange(before, after, left.updates())
                .with(left.transitions())
                .telling(part(after, merge.awaitedSinceMillis()));
    }

    /** Differs from that of another merge, and of another state of the id, as there may have been before a failure. */
    private static long session(User id, Handover.Merge asked) {
        long hash = TextHash.of(asked.number(), id.version().sequence());
        for (long print : id.interest().ledger().prints()) {
            hash = TextHash.of(hash, print);
        }
        return TextHash.of(hash, id.forgottenAtMillis());
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

    /** The user can't take the id: it is one of its own again. */
    UserChange refused(User before, Handover.Refused told, ClusterAssigner assigner) {
        Merged.Into into = before.into(told.from());
        if (into == null || into.session() != told.answers()) {
            return UserChange.none(before, Outcome.DUPLICATE);
        }
        User after = before.changed(before.interest(), new Merged.Alone(into.lift()));
        // Nobody knows an id without events.
        UserChange change =
                before.interest().sequence() == 0 ? users.remove(before) : users.replace(before, after, 0, assigner);
        return change.telling(left(before, into));
    }

    private static Handover left(User id, Merged.Into into) {
        return new Handover.Refused(id.userId(), into.userId(), into.session());
    }

    /** What the user has of the id: if it is not so, the id answers. Lists that lead to the wrong user are made anew. */
    UserChange taken(User before, Handover.Taken told, ClusterAssigner assigner) {
        Merged.Into into = before.into(told.from());
        UserChange none = UserChange.none(before, Outcome.DUPLICATE);
        // The user has to be forgotten with the id, even if this comes before the order.
        Handover refused = told.sinceMillis() <= before.forgottenAtMillis()
                ? before.forgets(told.from(), told.sinceMillis())
                : new Handover.Refused(before.userId(), told.from(), told.session());
        if (into != null && into.session() != told.session()) {
            // The user may not take the part, and then drops the one that is not so.
            return none.telling(List.of(part(before, Behaviour.NOBODY_WAITS), refused));
        }
        if (into != null || told.session() == Handover.NOTHING) {
            return none;
        }
        if (!before.hasCluster() && !before.isMergedAway()) {
            return none.telling(refused);
        }
        User after = before.changed(before.interest(), before.merged(), told.version());
        UserChange change = before.hasCluster()
                ? users.replace(before, after, 0, assigner)
                : new UserChange(before, after, List.of(pointer(after, assigner)));
        return change.telling(refused);
    }

    /** The user has expired. The id stays when it did something since, and so does the user. */
    UserChange expire(User before, Handover.Expire told) {
        Merged.Into into = before.into(told.from());
        if (into == null) {
            return UserChange.none(before, Outcome.IGNORED);
        }
        return before.interest().asOfMillis() <= told.asOfMillis()
                ? users.remove(before).telling(left(before, into))
                : UserChange.none(before, Outcome.IGNORED).telling(part(before, Behaviour.NOBODY_WAITS));
    }

    /** The user is forgotten, and the id with the user if they were one person by then. */
    UserChange forget(User before, Handover.Forget told) {
        Merged.Into into = before.into(told.from());
        var none = new Handover.Refused(before.userId(), told.from(), Handover.NOTHING);
        if (into == null) {
            return UserChange.none(before, Outcome.IGNORED).telling(none);
        }
        if (into.sinceMillis() > told.order().appendedAtMillis() && !told.isFor(before)) {
            return UserChange.none(before, Outcome.IGNORED).telling(part(before, Behaviour.NOBODY_WAITS));
        }
        // With the order: after a failure the user may not know of it.
        Handover order = Handover.Forget.passOn(told.order(), into.userId(), into.sinceMillis());
        return users.forget(before, told.order()).telling(List.of(order, none));
    }

    /** At an event of the id. The user hears at once of the first one in a second, and of impressions with the next one or by a walk. */
    static UserChange fold(User before, User after, Behaviour event) {
        var into = (Merged.Into) after.merged();
        if (event.type() == BehaviourType.IMPRESSION || !into.isDue(event.appendedAtMillis())) {
            return new UserChange(before, after, List.of());
        }
        return tell(before, after, event.awaitedSinceMillis(), event.appendedAtMillis());
    }

    /** Tells the user of the events that were held back. */
    static UserChange tellRest(User id, long awaitedSinceMillis) {
        return id.hasUntold()
                ? tell(id, id, awaitedSinceMillis, ((Merged.Into) id.merged()).toldAtMillis())
                : UserChange.none(id, Outcome.APPLIED);
    }

    private static UserChange tell(User before, User id, long awaitedSinceMillis, long toldAtMillis) {
        Merged told = ((Merged.Into) id.merged()).told(id.interest().sequence(), toldAtMillis);
        User after = id.with(id.interest(), told);
        return new UserChange(before, after, List.of()).telling(part(after, awaitedSinceMillis));
    }

    private static Handover.Part part(User id, long awaitedSinceMillis) {
        var into = (Merged.Into) id.merged();
        return new Handover.Part(
                id.userId(),
                into.userId(),
                id.interest().asPart(),
                id.version(),
                into.sinceMillis(),
                awaitedSinceMillis,
                into.session(),
                id.forgottenAtMillis());
    }

    /** Has the lists of the id lead to those of its user, once more. */
    static MemberUpdate pointer(User id, ClusterAssigner assigner) {
        // Any cluster: with one for all ids, one task would write them all.
        int cluster = assigner.assign(id.userId(), null, ClusterAssigner.NO_CLUSTER, 0);
        return pointer(part(id, 0), cluster);
    }

    /** Has the lists of an id that is merged lead to those of its user. */
    static MemberUpdate pointer(Handover.Part part, int cluster) {
        // An id may have no event.
        long asOf = Math.max(part.interest().asOfMillis(), part.sinceMillis());
        return new MemberUpdate.Gone(part.from(), cluster, asOf, part.version(), part.to());
    }
}
