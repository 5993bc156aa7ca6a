package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import java.util.List;

/** The steps of the user stage in their order, for one user at a time. The caller keeps the users. Not thread-safe. */
public final class UserStage {
    private final UserUpdater updater;
    private final Assigners assigners;
    private final ClusterCensus census;

    /**
     * A stage without a state of its own.
     *
     * @param margin how much nearer, as a difference of cosines in [0, 2], another centre must be before a user moves
     */
    public UserStage(InterestOptions interest, CentreSet centres, double margin) {
        this(
                new InterestUpdater(interest, centres.dimension()),
                new Assigners(centres, margin),
                ClusterCensus.ofNobody());
    }

    UserStage(InterestUpdater interests, Assigners assigners, ClusterCensus census) {
        this.updater = new UserUpdater(interests);
        this.assigners = assigners;
        this.census = census;
        census.use(assigners.version());
    }

    /** Assigns users with these centres from now on. */
    public void use(CentreSet centres) {
        assigners.use(centres);
        census.use(centres.version());
    }

    public CentreSet centres() {
        return assigners.centres();
    }

    /** A user without events. */
    public User unknown(String userId) {
        return updater.unknown(userId);
    }

    /**
     * A user without events, or after being forgotten.
     *
     * @param epoch epoch of new users of the bucket
     * @param tombstone null when the user was not forgotten lately
     */
    User unknown(String userId, long epoch, Tombstone tombstone) {
        return updater.unknown(userId, epoch, tombstone);
    }

    /** Folds an event into its user. */
    public UserChange fold(User before, TaggedBehaviour event) {
        if (before.ignores(event.behaviour())) {
            return UserChange.none(before, UserChange.Outcome.IGNORED);
        }
        UserChange change = updater.fold(before, event, assigners.usual());
        if (change.isApplied()) {
            census.countEvent(before, change);
            count(change);
        }
        return change;
    }

    /** Whether the user clicks more than people do. The item stage counts no events of such a user. */
    public boolean isRobot(User user) {
        return updater.isRobot(user);
    }

    /** @param known null when the user is unknown */
    UserChange forget(User known, ForgetUser order) {
        return count(updater.forget(known, order));
    }

    /** @param known null when the user is unknown */
    UserQuestion ask(User known, Question question) {
        return updater.ask(known, question, assigners.usual());
    }

    /** Expires a user, or assigns the user anew and makes the user's lists, as the walk asks. */
    UserChange walk(User user, BucketWalk walk) {
        if (walk.expires() && updater.isExpired(user, walk.expireAtMillis())) {
            return count(updater.remove(user));
        }
        ClusterAssigner assigner = walk.isCanonical() ? assigners.canonical() : assigners.usual();
        UserChange change = walk.assigns() ? updater.reassign(user, assigner) : new UserChange(user, user, List.of());
        if (walk.emitsFor(change.user())) {
            change = change.then(updater.refresh(change.user(), assigner, walk.command()));
        }
        return count(change);
    }

    /** Assigns a user anew with the centres in use, whatever came before. */
    public UserChange reassign(User user) {
        return count(updater.reassign(user, assigners.canonical()));
    }

    private UserChange count(UserChange change) {
        census.count(change, assigners.usual());
        return change;
    }
}
