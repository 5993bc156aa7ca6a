package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Version;
import dev.eddy.control.Command;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.user.MemberUpdate.Join;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what an event, new centres, a command or an order to forget changes of a user, and writes an update for each
 * cluster that the user enters, stays in or leaves.
 */
record UserUpdater(InterestUpdater interests) {
    /** Interactions in the answer to a question about a user. */
    private static final int RECENT_INTERACTIONS = 30;

    /** Lists of a robot, which clicks faster than people can read, are made once a second. */
    private static final long ROBOTS_LISTS_MILLIS = 1_000;

    private static final int NEXT_CLUSTERS = 3;

    /**
     * An event as clusters need it: its interaction, if it has a weight, or that the history has changed as a whole; its
     * broker append time; and its details.
     */
    record Trigger(
            List<Interaction> added, boolean makesLists, boolean isWhole, long appendedAtMillis, ClickDetails details) {
        private static final Trigger NONE = new Trigger(List.of(), false, false, 0, ClickDetails.NONE);

        Trigger {
            makesLists &= appendedAtMillis != Behaviour.NOBODY_WAITS;
        }

        /** To the cluster that is left, a click means that a newer list is made elsewhere; one of a robot may make none. */
        private Trigger forLeft() {
            return makesLists || appendedAtMillis == Behaviour.NOBODY_WAITS ? this : NONE;
        }

        private Trigger forBorrower() {
            long appendedAt = appendedAtMillis == Behaviour.NOBODY_WAITS ? appendedAtMillis : 0;
            return new Trigger(added, false, isWhole, appendedAt, ClickDetails.NONE);
        }
    }

    User unknown(String userId) {
        return unknown(userId, 0, null);
    }

    /** A user without events, of an epoch, or after being forgotten, with a tombstone (else null). */
    User unknown(String userId, long epoch, Tombstone tombstone) {
        return User.unknown(
                userId,
                interests.none(),
                tombstone == null ? epoch : Math.max(epoch, tombstone.epoch()),
                tombstone == null ? Long.MIN_VALUE : tombstone.forgottenAtMillis());
    }

    /** An event of the user. */
    UserChange fold(User before, TaggedBehaviour event, ClusterAssigner assigner) {
        InterestUpdater.Update update = interests.fold(before.interest(), event);
        if (update.isDuplicate()) {
            return UserChange.none(before, UserChange.Outcome.DUPLICATE);
        }
        User after = before.with(update.interest(), merged(before, event));
        if (after.isMergedAway()) {
            return MergedId.fold(before, after, event.behaviour());
        }
        if (event.behaviour().type() == BehaviourType.IMPRESSION) {
            return new UserChange(before, unplaced(after, assigner), List.of()).with(transitions(before, after));
        }
        List<Interaction> added = update.added() == null ? List.of() : List.of(update.added());
        long appendedAt = event.behaviour().awaitedSinceMillis();
        ClickDetails details = update.added() == null
                ? ClickDetails.NONE
                : ClickDetails.of(
                        event.behaviour(), before.interest().aversion().impressions());
        var trigger = new Trigger(added, isRefreshed(before, after), false, appendedAt, details);
        return place(before, after, trigger, assigner, true).with(transitions(before, after));
    }

    private Merged merged(User before, TaggedBehaviour event) {
        return before.merged() instanceof Merged.Ids ids
                ? ids.with(interests.fold(ids.own(), event).interest().with(EventLedger.EMPTY))
                : before.merged();
    }

    /** A user whose interest changed as a whole. */
    UserChange replace(User before, User after, long appendedAtMillis, ClusterAssigner assigner) {
        var trigger = new Trigger(List.of(), isRefreshed(before, after), true, appendedAtMillis, ClickDetails.NONE);
        return place(before, after, trigger, assigner, true).with(transitions(before, after));
    }

    /** Users known by impressions only get the popular items from readers, newer than a list made here would be. */
    private static User unplaced(User user, ClusterAssigner assigner) {
        return user.hasCluster() ? user : user.in(ClusterAssigner.NO_CLUSTER, List.of(), assigner.version());
    }

    private boolean isRefreshed(User before, User after) {
        return !isRobot(after)
                || Math.floorDiv(before.interest().asOfMillis(), ROBOTS_LISTS_MILLIS)
                        != Math.floorDiv(after.interest().asOfMillis(), ROBOTS_LISTS_MILLIS);
    }

    /** Finds the user's clusters anew. Makes no lists. */
    UserChange reassign(User before, ClusterAssigner assigner) {
        if (!before.hasCluster()) {
            return new UserChange(before, unplaced(before, assigner), List.of());
        }
        return place(before, before, Trigger.NONE, assigner, false);
    }

    /** Makes the user's lists anew for a command. */
    UserChange refresh(User before, ClusterAssigner assigner, Command command) {
        User after = before.after(command);
        if (after.isMergedAway()) {
            return new UserChange(before, after, List.of(MergedId.pointer(after, assigner)));
        }
        if (!after.hasCluster()) {
            return new UserChange(before, after, List.of());
        }
        var refresh = new MemberUpdate.Refresh(forLists(after, assigner).asOf(command.asOfMillis()));
        return new UserChange(before, after, List.of(refresh));
    }

    /** A question with the state of its user, who is null when unknown. */
    UserQuestion ask(User user, Question question, ClusterAssigner assigner) {
        if (user == null) {
            var unknown = new UserSnapshot(
                    question.userId(), Placement.NONE, null, false, question.asOfMillis(), Version.NONE);
            return new UserQuestion(question, unknown, List.of());
        }
        UserSnapshot known = user.hasCluster() ? forLists(user, assigner) : unplaced(user);
        List<Interaction> history = user.interest().history();
        return new UserQuestion(
                question,
                question.asOfMillis() == Question.LAST ? known : known.asOf(question.asOfMillis()),
                history.subList(0, Math.min(RECENT_INTERACTIONS, history.size())));
    }

    /** Whether the user clicks faster than people do. No other user's list uses the interactions of a robot. */
    boolean isRobot(User user) {
        return interests.isRobot(user.interest());
    }

    boolean isRobotAt(User user, long atMillis) {
        return interests.isRobotAt(user.interest(), atMillis);
    }

    boolean isExpired(User user, long asOfMillis) {
        return interests.isExpired(user.interest(), asOfMillis);
    }

    /** Removes the user from the state and from all clusters. */
    UserChange remove(User before) {
        List<MemberUpdate> updates = leaveBorrowers(before);
        if (before.hasCluster()) {
            updates.add(leave(before, before.cluster(), Trigger.NONE));
        }
        return new UserChange(before, null, updates).with(transitions(before, null));
    }

    /** Forgets a user. The stored lists are deleted even when the user is unknown. */
    UserChange forget(User before, ForgetUser order) {
        List<MemberUpdate> updates = leaveBorrowers(before);
        var version = new Version(order.number(), 0, 0);
        updates.add(new MemberUpdate.Gone(order.userId(), before.cluster(), order.appendedAtMillis(), version, null));
        return new UserChange(before, null, updates).with(transitions(before, null));
    }

    List<Transition> transitions(User before, User after) {
        return Transitions.between(contributed(before), contributed(after));
    }

    private List<Interaction> contributed(User user) {
        return user == null || isRobot(user) || user.isMergedAway()
                ? List.of()
                : user.interest().history();
    }

    /**
     * Assigns a user to clusters and makes the updates for them. A cluster that the user enters or leaves, or whose guest the
     * user is from now on or no longer, always gets one. The other clusters of the user get one if {@code tellsAll}, that is
     * after an event.
     */
    private UserChange place(User before, User user, Trigger trigger, ClusterAssigner assigner, boolean tellsAll) {
        float[] direction = user.interest().direction();
        Bearing bearing = assigner.bearing(user.interest(), direction);
        ClusterAssigner centres = bearing.centres();
        int home = centres.assign(user.userId(), bearing.direction(), user.cluster(), user.centreVersion());
        List<Integer> guestOf = centres.guestOf(bearing.direction(), home, user.guestOf(), user.centreVersion());
        User after = user.in(home, guestOf, assigner.version());
        List<MemberUpdate> updates = new ArrayList<>(2);
        if (user.hasCluster() && !after.isIn(user.cluster())) {
            // A cluster that knows the user already tests its lists with the click itself.
            updates.add(leave(user, user.cluster(), user.isIn(home) ? Trigger.NONE : trigger.forLeft()));
        }
        for (int left : user.guestOf()) {
            if (!after.isIn(left)) {
                updates.add(leave(user, left, Trigger.NONE));
            }
        }
        UserSnapshot snapshot = snapshot(after, direction, List.of());
        for (int borrower : guestOf) {
            if (tellsAll || !user.isIn(borrower) || user.cluster() == borrower) {
                var placement = new Placement(borrower, assigner.version(), List.of());
                updates.add(enterOrChange(user, after, snapshot.asGuestOf(placement), trigger.forBorrower()));
            }
        }
        if (after.hasCluster() && (tellsAll || user.cluster() != home)) {
            UserSnapshot atHome =
                    trigger.makesLists() ? snapshot(after, direction, nextClusters(home, bearing)) : snapshot;
            updates.add(enterOrChange(user, after, atHome, trigger));
        }
        return new UserChange(before, after, updates);
    }

    private static MemberUpdate enterOrChange(User before, User after, UserSnapshot snapshot, Trigger trigger) {
        return before.isIn(snapshot.cluster()) && !trigger.isWhole()
                ? new MemberUpdate.Change(
                        snapshot, trigger.added(), trigger.makesLists(), trigger.appendedAtMillis(), trigger.details())
                : new Join(snapshot, after.interest().history(), trigger.makesLists(), trigger.appendedAtMillis());
    }

    /** The user's state for the user's own cluster, with the next-nearest clusters. */
    UserSnapshot forLists(User user, ClusterAssigner assigner) {
        float[] direction = user.interest().direction();
        return snapshot(user, direction, nextClusters(user.cluster(), assigner.bearing(user.interest(), direction)));
    }

    /** The state of a user without a cluster. */
    UserSnapshot unplaced(User user) {
        return snapshot(user, null, List.of()).in(Placement.NONE);
    }

    private UserSnapshot snapshot(User user, float[] direction, List<Integer> nextClusters) {
        return new UserSnapshot(
                user.userId(),
                new Placement(user.cluster(), user.centreVersion(), nextClusters),
                direction,
                !interests.isRobot(user.interest()),
                false,
                user.interest().aversion().asOf(user.interest().asOfMillis()),
                user.interest().asOfMillis(),
                user.version());
    }

    private static List<Integer> nextClusters(int home, Bearing bearing) {
        return bearing.centres().next(NEXT_CLUSTERS, bearing.direction(), home);
    }

    /** The updates that take a user out of the clusters that borrow the user. */
    static List<MemberUpdate> leaveBorrowers(User user) {
        List<MemberUpdate> leaves = new ArrayList<>();
        user.guestOf().forEach(cluster -> leaves.add(leave(user, cluster, Trigger.NONE)));
        return leaves;
    }

    private static MemberUpdate.Leave leave(User user, int cluster, Trigger trigger) {
        return new MemberUpdate.Leave(
                user.userId(),
                cluster,
                user.interest().asOfMillis(),
                trigger.added(),
                trigger.appendedAtMillis(),
                trigger.details());
    }
}
