package dev.eddy.user;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.Command;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.record.Version;
import java.util.ArrayList;
import java.util.List;

/** Decides what an event, new centres, a command or an order to forget changes of a user. */
final class UserUpdater {
    /** Interactions in the answer to a question about a user. */
    private static final int RECENT_INTERACTIONS = 30;

    /** Lists of a robot, which clicks faster than people can read, are made once a second. */
    private static final long ROBOTS_LISTS_MILLIS = 1_000;

    private final InterestUpdater interests;
    private final UserPlacer placer;

    UserUpdater(InterestUpdater interests) {
        this.interests = interests;
        this.placer = new UserPlacer(interests);
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
        User after = before.with(update.interest());
        if (event.behaviour().type() == BehaviourType.IMPRESSION) {
            return new UserChange(before, unplaced(after, assigner), List.of()).with(transitions(before, after));
        }
        List<Interaction> added = update.added() == null ? List.of() : List.of(update.added());
        long appendedAt = event.behaviour().appendedAtMillis();
        var trigger = new UserPlacer.Trigger(added, isRefreshed(before, after), appendedAt);
        return placer.place(before, after, trigger, assigner).with(transitions(before, after));
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
        return placer.replace(before, assigner);
    }

    /** Makes the user's lists anew for a command. */
    UserChange refresh(User before, ClusterAssigner assigner, Command command) {
        User after = before.after(command);
        if (!after.hasCluster()) {
            return new UserChange(before, after, List.of());
        }
        var refresh = new MemberUpdate.Refresh(placer.forLists(after, assigner).asOf(command.asOfMillis()));
        return new UserChange(before, after, List.of(refresh));
    }

    /** A question with the state of its user, who is null when unknown. */
    UserQuestion ask(User user, Question question, ClusterAssigner assigner) {
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

    /** Whether the user clicks faster than people do. No other user's list uses the interactions of a robot. */
    boolean isRobot(User user) {
        return interests.isRobot(user.interest());
    }

    boolean isExpired(User user, long asOfMillis) {
        return interests.isExpired(user.interest(), asOfMillis);
    }

    /** Removes the user from the state and from all clusters. */
    UserChange remove(User before) {
        List<MemberUpdate> updates = UserPlacer.leaveBorrowers(before);
        if (before.hasCluster()) {
            updates.add(UserPlacer.leave(before, before.cluster(), List.of()));
        }
        return new UserChange(before, null, updates).with(transitions(before, null));
    }

    /** Forgets a user, null when unknown. The stored lists are deleted even then. */
    UserChange forget(User before, ForgetUser order) {
        List<MemberUpdate> updates = before == null ? new ArrayList<>() : UserPlacer.leaveBorrowers(before);
        int cluster = before == null ? ClusterAssigner.NO_CLUSTER : before.cluster();
        var version = new Version(order.number(), 0, 0);
        updates.add(new MemberUpdate.Forget(order.userId(), cluster, order.appendedAtMillis(), version));
        return new UserChange(before, null, updates).with(transitions(before, null));
    }

    private List<Transition> transitions(User before, User after) {
        return Transitions.between(contributed(before), contributed(after));
    }

    private List<Interaction> contributed(User user) {
        return user == null || isRobot(user) ? List.of() : user.interest().history();
    }
}
