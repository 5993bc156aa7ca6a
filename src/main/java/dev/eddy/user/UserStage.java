package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import java.util.List;

/** The steps of the user stage in their order, for one user at a time. The caller keeps the users. Not thread-safe. */
public final class UserStage {
    private final UserUpdater updater;
    private final UserMerger merger;
    private final ClusterCensus census;
    private final double margin;
    private final ItemInputs inputs;
    private CentreSet centres;
    private ClusterAssigner withHysteresis;
    private ClusterAssigner nearest;

    /**
     * Begins with centres.
     *
     * @param margin how much nearer, as a difference of cosines in [0, 2], another centre must be before a user moves
     * @param inputs make the directions of users in the space of centres that are not by tags; kept up by the caller
     */
    public UserStage(InterestOptions interest, CentreSet centres, double margin, ItemInputs inputs) {
        this(interest, centres, margin, inputs, ClusterCensus.ofNobody());
    }

    UserStage(InterestOptions interest, CentreSet centres, double margin, ItemInputs inputs, ClusterCensus census) {
        var interests = new InterestUpdater(interest, centres.tagDimension());
        this.updater = new UserUpdater(interests);
        this.merger = new UserMerger(updater, interests);
        this.census = census;
        this.margin = margin;
        this.inputs = inputs;
        use(centres);
    }

    /** Assigns users with these centres from now on. */
    public void use(CentreSet set) {
        if (centres == null
                || set.version() != centres.version()
                || !set.checksum().equals(centres.checksum())) {
            centres = set;
            withHysteresis = ClusterAssigner.of(set, margin, inputs);
            nearest = ClusterAssigner.of(set, 0, inputs);
        }
        census.use(set.version(), !set.isByTags());
    }

    public CentreSet centres() {
        return centres;
    }

    /** A user without events. */
    public User unknown(String userId) {
        return updater.unknown(userId);
    }

    /** A user without events, of the bucket's epoch, or after being forgotten, with a tombstone (else null). */
    User unknown(String userId, long epoch, Tombstone tombstone) {
        return updater.unknown(userId, epoch, tombstone);
    }

    /** Folds an event into its user. */
    public UserChange fold(User before, TaggedBehaviour event) {
        Behaviour behaviour = event.behaviour();
        boolean isMerge = behaviour.type() == BehaviourType.MERGE;
        if (!isMerge && before.ignores(behaviour)) {
            return UserChange.none(before, UserChange.Outcome.IGNORED);
        }
        UserChange change =
                isMerge ? merger.merge(before, event, withHysteresis) : updater.fold(before, event, withHysteresis);
        if (change.isApplied()) {
            census.countEvent(before, change);
            count(change);
        }
        return change;
    }

    /** What another user's state tells the user, who may be {@link #unknown}. */
    public UserChange take(User before, Handover handover, Parts parts) {
        if (handover instanceof Handover.Merge merge) {
            return count(merger.mergeInto(before, merge, withHysteresis));
        }
        if (handover instanceof Handover.Refused refused) {
            return merger.refused(before, refused, parts);
        }
        if (handover instanceof Handover.Part part) {
            return count(merger.take(before, part, parts, withHysteresis));
        }
        boolean isOneOfTheirs = before.otherIds().contains(handover.from());
        if (isOneOfTheirs
                && before.isMergedAway()
                && handover instanceof Handover.Expire expire
                && before.interest().asOfMillis() <= expire.asOfMillis()) {
            return count(updater.remove(before));
        }
        // An order may come again after what the person did later.
        return isOneOfTheirs
                        && handover instanceof Handover.Forget forget
                        && forget.order().appendedAtMillis() > before.forgottenAtMillis()
                ? forget(before, forget.order(), parts)
                : UserChange.none(before, UserChange.Outcome.IGNORED);
    }

    /** Whether the user, who has the event, clicked faster than people do at its time. The item stage does not count events of robots. */
    public boolean isRobot(User user, Behaviour event) {
        return updater.isRobotAt(user, event.atMillis());
    }

    /** @param known null when the user is unknown */
    UserChange forget(User known, ForgetUser order, Parts parts) {
        if (known != null) {
            UserMerger.removeParts(known, parts);
        }
        return count(updater.forget(known, order));
    }

    /** @param known null when the user is unknown */
    public UserQuestion ask(User known, Question question) {
        return updater.ask(known, question, withHysteresis);
    }

    /** Expires a user, or assigns the user anew and makes the user's lists, as the walk asks. */
    UserChange walk(User user, BucketWalk walk, Parts parts) {
        // An id that is merged tells its user of each event, and goes with the user.
        if (walk.expires() && !user.isMergedAway() && updater.isExpired(user, walk.expireAtMillis())) {
            UserMerger.removeParts(user, parts);
            return count(updater.remove(user)).telling(UserMerger.expireOthers(user));
        }
        ClusterAssigner assigner = walk.isCanonical() ? nearest : withHysteresis;
        UserChange change = walk.assigns() ? updater.reassign(user, assigner) : new UserChange(user, user, List.of());
        if (walk.emitsFor(change.user())) {
            change = change.then(updater.refresh(change.user(), assigner, walk.command()));
        }
        return count(change);
    }

    /** Assigns a user anew with the centres in use, whatever came before. */
    public UserChange reassign(User user) {
        return count(updater.reassign(user, nearest));
    }

    private UserChange count(UserChange change) {
        census.count(change, withHysteresis);
        return change;
    }
}
