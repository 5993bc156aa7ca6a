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
    private final MergedId mergedId;
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
        this.merger = new UserMerger(updater, new PersonInterest(interests));
        this.mergedId = new MergedId(updater);
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
        return count(answer(before, handover, parts));
    }

    private UserChange answer(User before, Handover handover, Parts parts) {
        boolean isMergedIntoSender = before.into(handover.from()) != null;
        if (handover instanceof Handover.Merge merge) {
            return mergedId.merge(before, merge, withHysteresis);
        }
        if (handover instanceof Handover.Part part) {
            return merger.take(before, part, parts, withHysteresis);
        }
        if (handover instanceof Handover.Taken taken) {
            return mergedId.taken(before, taken, withHysteresis);
        }
        if (handover instanceof Handover.Expire expire) {
            return mergedId.expire(before, expire);
        }
        if (handover instanceof Handover.Refused refused) {
            return isMergedIntoSender
                    ? mergedId.refused(before, refused, withHysteresis)
                    : merger.refused(before, refused, parts, withHysteresis);
        }
        var forget = (Handover.Forget) handover;
        return isMergedIntoSender || (before.ids().name(forget.from()) == null && !forget.isFor(before))
                ? mergedId.forget(before, forget)
                : merger.forget(before, forget, parts);
    }

    /** Has an id that is merged tell its user of the events that it held back. */
    public UserChange tellRest(User id, long awaitedSinceMillis) {
        return MergedId.tellRest(id, awaitedSinceMillis);
    }

    /** Whether the user, who has the event, clicked faster than people do at its time. The item stage does not count events of robots. */
    public boolean isRobot(User user, Behaviour event) {
        return updater.isRobotAt(user, event.atMillis());
    }

    /** Forgets a user, who may be {@link #unknown}. */
    UserChange forget(User before, ForgetUser order, Parts parts) {
        return count(merger.forget(before, order, parts));
    }

    /** A question with the state of its user, {@code known}, who is null when unknown. */
    public UserQuestion ask(User known, Question question) {
        return updater.ask(known, question, withHysteresis);
    }

    /** Expires a user, or assigns the user anew and makes the user's lists, as the walk asks. */
    UserChange walk(User user, BucketWalk walk, Parts parts) {
        if (walk.expires() && user.isMergedAway()) {
            return count(walkMerged(user, walk));
        }
        if (walk.expires() && updater.isExpired(user, walk.expireAtMillis())) {
            UserMerger.removeParts(user, parts);
            return count(updater.remove(user)).telling(UserMerger.expireOthers(user));
        }
        return count(walkKept(user, walk));
    }

    /** An id that is merged goes with its user, who therefore has to know when it was seen last. */
    private UserChange walkMerged(User id, BucketWalk walk) {
        UserChange told = tellRest(id, Behaviour.NOBODY_WAITS);
        UserChange change = told.then(walkKept(told.user(), walk));
        // Else it would be gone from Redis before the user's lists, when the id does nothing more.
        return change.updates().isEmpty() ? change.with(MergedId.pointer(change.user(), withHysteresis)) : change;
    }

    private UserChange walkKept(User user, BucketWalk walk) {
        ClusterAssigner assigner = walk.isCanonical() ? nearest : withHysteresis;
        UserChange change = walk.assigns() ? updater.reassign(user, assigner) : new UserChange(user, user, List.of());
        if (walk.emitsFor(change.user())) {
            change = change.then(updater.refresh(change.user(), assigner, walk.command()));
        }
        return change;
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
