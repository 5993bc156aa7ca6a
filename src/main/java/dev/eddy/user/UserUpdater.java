package dev.eddy.user;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.Command;
import dev.eddy.control.Forget;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.record.Version;
import dev.eddy.user.MemberUpdate.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides what an event, new centres or a command does to a user, and what the clusters concerned are told of it. */
public final class UserUpdater implements Serializable {
    private static final int NEXT_CLUSTERS = 3;

    /** To who asks about a user. */
    private static final int TOLD_INTERACTIONS = 30;

    /** A robot clicks faster than anybody could read; making its lists each time would cost all others theirs. */
    private static final long ROBOTS_LISTS_MILLIS = 1_000;

    private final InterestUpdater interests;

    public UserUpdater(InterestUpdater interests) {
        this.interests = interests;
    }

    /** A user nobody knows. */
    public User unknown(String userId) {
        return unknown(userId, 0, null);
    }

    /**
     * A user nobody knows any more, or yet.
     *
     * @param epoch that users begin in
     * @param tombstone what is kept of the user when forgotten lately, else null
     */
    User unknown(String userId, long epoch, Tombstone tombstone) {
        return User.unknown(
                userId,
                interests.none(),
                tombstone == null ? epoch : Math.max(epoch, tombstone.epoch()),
                tombstone == null ? Long.MIN_VALUE : tombstone.forgottenAtMillis());
    }

    /** An event of the user. */
    public UserChange fold(User before, TaggedBehaviour event, ClusterAssigner assigner) {
        InterestUpdate update = interests.fold(before.interest(), event);
        if (update.isDuplicate()) {
            return new UserChange(before, List.of(), List.of(), false, true);
        }
        User after = before.with(update.interest());
        if (event.behaviour().type() == BehaviourType.IMPRESSION) {
            return UserChange.quiet(unplaced(after, assigner)).with(transitions(before, after));
        }
        List<Interaction> added = update.added() == null ? List.of() : List.of(update.added());
        long appendedAt = event.behaviour().appendedAtMillis();
        return assigned(after, added, assigner, true, isRefreshed(before, after), appendedAt)
                .with(transitions(before, after));
    }

    /**
     * A user known by impressions only has no cluster and no list: readers give such a user the popular items, which
     * are newer than a list made here would be by the time it is read.
     */
    private static User unplaced(User user, ClusterAssigner assigner) {
        return user.hasCluster() ? user : user.in(ClusterAssigner.NO_CLUSTER, List.of(), assigner.version());
    }

    private boolean isRefreshed(User before, User after) {
        return !isRobot(after)
                || Math.floorDiv(before.interest().asOfMillis(), ROBOTS_LISTS_MILLIS)
                        != Math.floorDiv(after.interest().asOfMillis(), ROBOTS_LISTS_MILLIS);
    }

    /** The user's cluster is found anew: after the centres changed, or for a command. The lists stay as they are. */
    public UserChange reassign(User before, ClusterAssigner assigner) {
        if (!before.hasCluster()) {
            return UserChange.quiet(unplaced(before, assigner));
        }
        return assigned(before, List.of(), assigner, false, false, 0);
    }

    /** The user's lists are made anew for a command. */
    public UserChange refresh(User before, ClusterAssigner assigner, Command command) {
        User after = before.after(command);
        if (!after.hasCluster()) {
            return UserChange.quiet(after);
        }
        float[] direction = after.interest().direction();
        MemberUpdate refresh = update(
                after, direction, after.cluster(), Kind.REFRESH, List.of(), assigner, true, command.asOfMillis(), 0);
        return new UserChange(after, List.of(refresh), List.of(), false, false);
    }

    /**
     * What a question needs to be known of the user, and the last of what they did.
     *
     * @param user null when not known
     */
    public MemberUpdate ask(User user, Question question, ClusterAssigner assigner) {
        boolean isPlaced = user != null && user.hasCluster();
        float[] direction = isPlaced ? user.interest().direction() : null;
        List<Interaction> history = user == null ? List.of() : user.interest().history();
        return new MemberUpdate(
                isPlaced ? user.cluster() : ClusterAssigner.NO_CLUSTER,
                question.userId(),
                Kind.EXPLAIN,
                history.subList(0, Math.min(TOLD_INTERACTIONS, history.size())),
                direction,
                user != null && !isRobot(user),
                asOf(user, question),
                user == null ? Version.NONE : user.version(),
                isPlaced ? user.centreVersion() : 0,
                isPlaced ? nextClusters(user, direction, assigner) : List.of(),
                false,
                0,
                question);
    }

    private static long asOf(User user, Question question) {
        if (question.asOfMillis() != Question.LAST) {
            return question.asOfMillis();
        }
        return user == null ? Question.LAST : user.interest().asOfMillis();
    }

    /** None without a direction. */
    private static List<Integer> nextClusters(User user, float[] direction, ClusterAssigner assigner) {
        if (direction == null) {
            return List.of();
        }
        return Arrays.stream(assigner.centres().topIds(direction, NEXT_CLUSTERS, user.cluster()))
                .boxed()
                .toList();
    }

    /** Whether the user clicks more than people do: then nothing of it counts for others, and its lists are made less often. */
    public boolean isRobot(User user) {
        return interests.isRobot(user.interest());
    }

    /** Whether the user was away for so long that nothing is kept of them. */
    public boolean isExpired(User user, long asOfMillis) {
        return interests.isExpired(user.interest(), asOfMillis);
    }

    /** The user is gone: nothing is kept, and the clusters are told. */
    public UserChange remove(User before) {
        List<MemberUpdate> updates = leavesOfGuest(before);
        if (before.hasCluster()) {
            updates.add(leave(before, before.cluster(), List.of()));
        }
        return new UserChange(null, updates, transitions(before, null), false, false);
    }

    /**
     * The user is to be forgotten. Their lists must go as well, also those of a user who is not known any more.
     *
     * @param before null when not known
     */
    public UserChange forget(User before, Forget order) {
        List<MemberUpdate> updates = before == null ? new ArrayList<>() : leavesOfGuest(before);
        updates.add(new MemberUpdate(
                before == null ? ClusterAssigner.NO_CLUSTER : before.cluster(),
                order.userId(),
                Kind.FORGET,
                List.of(),
                null,
                false,
                Long.MIN_VALUE,
                new Version(order.number(), 0, 0),
                0,
                List.of(),
                false,
                0));
        return new UserChange(null, updates, transitions(before, null), false, false);
    }

    private List<Transition> transitions(User before, User after) {
        return Transitions.between(contributed(before), contributed(after));
    }

    private List<Interaction> contributed(User user) {
        return user == null || isRobot(user) ? List.of() : user.interest().history();
    }

    private static List<MemberUpdate> leavesOfGuest(User user) {
        List<MemberUpdate> leaves = new ArrayList<>();
        user.guestOf().forEach(cluster -> leaves.add(leave(user, cluster, List.of())));
        return leaves;
    }

    /**
     * The user with the cluster, and the clusters that borrow the user, as of now; those that the user leaves are told
     * first.
     *
     * @param happened whether something happened to the user, so that also clusters that know the user are told
     * @param refresh whether lists are due for it
     */
    private UserChange assigned(
            User user,
            List<Interaction> added,
            ClusterAssigner assigner,
            boolean happened,
            boolean refresh,
            long appendedAtMillis) {
        float[] direction = user.interest().direction();
        int cluster = assigner.assign(user.userId(), direction, user.cluster(), user.centreVersion());
        List<Integer> guestOf = assigner.guestOf(direction, cluster, user.guestOf(), user.centreVersion());
        User after = user.in(cluster, guestOf, assigner.version());
        List<MemberUpdate> updates = new ArrayList<>(2);
        if (user.hasCluster() && !after.isIn(user.cluster())) {
            // A cluster that knows the user already tests its lists with the click itself.
            updates.add(leave(user, user.cluster(), user.isIn(cluster) ? List.of() : added));
        }
        for (int left : user.guestOf()) {
            if (!after.isIn(left)) {
                updates.add(leave(user, left, List.of()));
            }
        }
        for (int borrower : guestOf) {
            if (happened || !user.isIn(borrower)) {
                updates.add(news(user, after, direction, borrower, added, assigner, false, 0));
            }
        }
        if (after.hasCluster() && (happened || !user.isIn(cluster))) {
            updates.add(news(user, after, direction, cluster, added, assigner, refresh, appendedAtMillis));
        }
        boolean isMove = user.hasCluster() && after.hasCluster() && cluster != user.cluster();
        return new UserChange(after, updates, List.of(), isMove, false);
    }

    private MemberUpdate news(
            User before,
            User after,
            float[] direction,
            int cluster,
            List<Interaction> added,
            ClusterAssigner assigner,
            boolean refresh,
            long appendedAtMillis) {
        boolean isKnown = before.isIn(cluster);
        return update(
                after,
                direction,
                cluster,
                isKnown ? Kind.CHANGE : Kind.JOIN,
                isKnown ? added : after.interest().history(),
                assigner,
                refresh,
                after.interest().asOfMillis(),
                appendedAtMillis);
    }

    private MemberUpdate update(
            User user,
            float[] direction,
            int cluster,
            Kind kind,
            List<Interaction> interactions,
            ClusterAssigner assigner,
            boolean refresh,
            long asOfMillis,
            long appendedAtMillis) {
        List<Integer> nextClusters = refresh ? nextClusters(user, direction, assigner) : List.of();
        return new MemberUpdate(
                cluster,
                user.userId(),
                kind,
                interactions,
                direction,
                !interests.isRobot(user.interest()),
                asOfMillis,
                user.version(),
                user.centreVersion(),
                nextClusters,
                refresh,
                appendedAtMillis);
    }

    private static MemberUpdate leave(User user, int cluster, List<Interaction> added) {
        return new MemberUpdate(
                cluster,
                user.userId(),
                Kind.LEAVE,
                added,
                null,
                false,
                user.interest().asOfMillis(),
                user.version(),
                user.centreVersion(),
                List.of(),
                false,
                0);
    }
}
