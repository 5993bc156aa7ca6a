package dev.eddy.user;

import dev.eddy.user.MemberUpdate.Join;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the clusters of a user, and writes an update for each cluster that the user enters, stays in or leaves. */
record UserPlacer(InterestUpdater interests) {
    private static final int NEXT_CLUSTERS = 3;

    /** An event as clusters need it: its interaction, if it has a weight, and its broker append time. */
    record Trigger(List<Interaction> added, boolean makesLists, long appendedAtMillis) {

        private static final Trigger NONE = new Trigger(List.of(), false, 0);

        private Trigger forBorrower() {
            return new Trigger(added, false, 0);
        }
    }

    /** Places a user with an event folded in. Every cluster that knows the user is told. */
    UserChange place(User before, User user, Trigger trigger, ClusterAssigner assigner) {
        return place(before, user, trigger, assigner, true);
    }

    /** Places a user without an event. Only the clusters that the user enters or leaves are told. */
    UserChange replace(User user, ClusterAssigner assigner) {
        return place(user, user, Trigger.NONE, assigner, false);
    }

    private UserChange place(User before, User user, Trigger trigger, ClusterAssigner assigner, boolean tellsAll) {
        float[] direction = user.interest().direction();
        int home = assigner.assign(user.userId(), direction, user.cluster(), user.centreVersion());
        List<Integer> guestOf = assigner.guestOf(direction, home, user.guestOf(), user.centreVersion());
        User after = user.in(home, guestOf, assigner.version());
        List<MemberUpdate> updates = new ArrayList<>(2);
        if (user.hasCluster() && !after.isIn(user.cluster())) {
            // A cluster that knows the user already tests its lists with the click itself.
            updates.add(leave(user, user.cluster(), user.isIn(home) ? List.of() : trigger.added()));
        }
        for (int left : user.guestOf()) {
            if (!after.isIn(left)) {
                updates.add(leave(user, left, List.of()));
            }
        }
        UserSnapshot snapshot = snapshot(after, direction, List.of());
        for (int borrower : guestOf) {
            if (tellsAll || !user.isIn(borrower)) {
                Placement guest = new Placement(borrower, assigner.version(), List.of());
                updates.add(enterOrChange(user, after, snapshot.in(guest), trigger.forBorrower()));
            }
        }
        if (after.hasCluster() && (tellsAll || !user.isIn(home))) {
            UserSnapshot atHome = trigger.makesLists()
                    ? snapshot(after, direction, nextClusters(home, direction, assigner))
                    : snapshot;
            updates.add(enterOrChange(user, after, atHome, trigger));
        }
        return new UserChange(before, after, updates);
    }

    private static MemberUpdate enterOrChange(User before, User after, UserSnapshot snapshot, Trigger trigger) {
        return before.isIn(snapshot.cluster())
                ? new MemberUpdate.Change(snapshot, trigger.added(), trigger.makesLists(), trigger.appendedAtMillis())
                : new Join(snapshot, after.interest().history(), trigger.makesLists(), trigger.appendedAtMillis());
    }

    /** The user's state for the user's own cluster, with the next-nearest clusters. */
    UserSnapshot forLists(User user, ClusterAssigner assigner) {
        float[] direction = user.interest().direction();
        return snapshot(user, direction, nextClusters(user.cluster(), direction, assigner));
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
                user.interest().asOfMillis(),
                user.version());
    }

    /** The nearest clusters other than the user's own, nearest first; none without a direction. */
    private static List<Integer> nextClusters(int home, float[] direction, ClusterAssigner assigner) {
        return direction == null
                ? List.of()
                : Arrays.stream(assigner.centres().topIds(direction, NEXT_CLUSTERS, home))
                        .boxed()
                        .toList();
    }

    /** The updates that take a user out of the clusters that borrow the user. */
    static List<MemberUpdate> leaveBorrowers(User user) {
        List<MemberUpdate> leaves = new ArrayList<>();
        user.guestOf().forEach(cluster -> leaves.add(leave(user, cluster, List.of())));
        return leaves;
    }

    static MemberUpdate.Leave leave(User user, int cluster, List<Interaction> added) {
        return new MemberUpdate.Leave(user.userId(), cluster, user.interest().asOfMillis(), added);
    }
}
