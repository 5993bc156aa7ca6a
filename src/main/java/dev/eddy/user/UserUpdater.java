package dev.eddy.user;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.Command;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.record.Version;
import dev.eddy.user.MemberUpdate.Forget;
import dev.eddy.user.MemberUpdate.Refresh;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Decides what an event, new centres or a command does to a user, and what the clusters concerned are told of it. */
public final class UserUpdater implements Serializable {
    /** Interactions in the answer to a question about a user. */
    private static final int RECENT_INTERACTIONS = 30;

    /** A robot clicks faster than anybody could read; making its lists each time would cost all others theirs. */
    private static final long ROBOTS_LISTS_MILLIS = 1_000;

    private final InterestUpdater interests;
    private final UserPlacer placer;

    public UserUpdater(InterestUpdater interests) {
        this.interests = interests;
        this.placer = new UserPlacer(interests);
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
                interests.options().dimension(),
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
        var placed = new UserPlacer.Event(added, isRefreshed(before, after), appendedAt);
        return placer.place(after, placed, assigner).with(transitions(before, after));
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
        return placer.replace(before, assigner);
    }

    /** The user's lists are made anew for a command. */
    public UserChange refresh(User before, ClusterAssigner assigner, Command command) {
        User after = before.after(command);
        if (!after.hasCluster()) {
            return UserChange.quiet(after);
        }
        var refresh = new Refresh(placer.forLists(after, assigner).asOf(command.asOfMillis()));
        return new UserChange(after, List.of(refresh), List.of(), false, false);
    }

    /**
     * A question with the state of its user.
     *
     * @param user null when the user is unknown
     */
    public UserQuestion ask(User user, Question question, ClusterAssigner assigner) {
        if (user == null) {
            var unknown = new UserSnapshot(
                    question.userId(), Placement.NONE, null, false, question.asOfMillis(), Version.NONE);
            return new UserQuestion(question, unknown, List.of());
        }
        UserSnapshot known = user.hasCluster() ? placer.forLists(user, assigner) : placer.unplaced(user);
        List<Interaction> history = user.interest().history();
        return new UserQuestion(
                question,
                question.asOfMillis() == Question.LAST ? known : known.asOf(question.asOfMillis()),
                history.subList(0, Math.min(RECENT_INTERACTIONS, history.size())));
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
        List<MemberUpdate> updates = UserPlacer.leaveBorrowers(before);
        if (before.hasCluster()) {
            updates.add(UserPlacer.leave(before, before.cluster(), List.of()));
        }
        return new UserChange(null, updates, transitions(before, null), false, false);
    }

    /**
     * The user is to be forgotten. Their lists must go as well, also those of a user who is not known any more.
     *
     * @param before null when not known
     */
    public UserChange forget(User before, ForgetUser order) {
        List<MemberUpdate> updates = before == null ? new ArrayList<>() : UserPlacer.leaveBorrowers(before);
        int cluster = before == null ? ClusterAssigner.NO_CLUSTER : before.cluster();
        var version = new Version(order.number(), 0, 0);
        updates.add(new Forget(order.userId(), cluster, order.appendedAtMillis(), version));
        return new UserChange(null, updates, transitions(before, null), false, false);
    }

    private List<Transition> transitions(User before, User after) {
        return Transitions.between(contributed(before), contributed(after));
    }

    private List<Interaction> contributed(User user) {
        return user == null || isRobot(user) ? List.of() : user.interest().history();
    }
}
