package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import java.util.Optional;

/** Decides which buckets a task walks now and which users it samples for a training. Keeps the walk's pace. */
final class WalkSchedule {
    private static final long TICK_MILLIS = 1_000;
    private static final int TICK_PARTS = 20;

    private final ClusterCensus census;
    private final RetrainRule retrainRule;
    private final int tasks;
    private final UserSampling sampling;
    private final WalkPace pace;
    private long lookDueAtMillis = Long.MIN_VALUE;
    private long newestMillis = Long.MIN_VALUE;
    /** Read by the thread of the metrics. */
    private volatile Drift drift = Drift.UNKNOWN;

    private volatile boolean isRetrainDue;

    WalkSchedule(MembershipOptions options, ClusterCensus census, int tasks) {
        this.census = census;
        this.tasks = tasks;
        retrainRule = options.retrain();
        sampling = new UserSampling(new FirstTraining(options.trainFirst(), tasks));
        pace = new WalkPace(options.walkUsersPerSecond(), options.moveUsersPerSecond());
    }

    /** The decision about one bucket: its walk, null when it waits or needs none, and the instant of the next one. */
    record Turn(BucketWalk walk, boolean isSampled, long nextMillis) {}

    Turn turn(int key, Bucket bucket, OpenCommands commands, CentreSet inUse, long nowMillis) {
        lookAtDrift(nowMillis, bucket.clockMillis(), inUse);
        BucketWalk walk = BucketWalk.due(bucket, commands, inUse.version());
        boolean isSampled = sampling.isDue(key, drift, inUse);
        if (!walk.isNeeded() && !isSampled) {
            return new Turn(null, false, nextTick(key, nowMillis));
        }
        return pace.allows(nowMillis)
                ? new Turn(walk, isSampled, nextTick(key, nowMillis))
                : new Turn(null, false, Math.max(pace.turn(nowMillis), nowMillis + 1));
    }

    /** The user as a sample, if the walk samples the user. */
    Optional<UserSample> sample(Turn turn, User user) {
        return turn.isSampled() ? sampling.sample(user) : Optional.empty();
    }

    /** Counts a walked bucket. */
    void walked(int key, Turn turn, int users, int moves, long nowMillis) {
        pace.walked(users, moves, nowMillis);
        if (turn.isSampled()) {
            sampling.done(key);
        }
    }

    /** Counts an event that moved its user to another cluster. */
    void eventMoved() {
        pace.eventMoved();
    }

    /** Once a second. Centres age by the confirmed event time of the buckets. */
    private void lookAtDrift(long nowMillis, long clockMillis, CentreSet inUse) {
        newestMillis = Math.max(newestMillis, clockMillis);
        if (nowMillis >= lookDueAtMillis) {
            lookDueAtMillis = nowMillis + TICK_MILLIS;
            drift = census.look(inUse.size());
            isRetrainDue = retrainRule.isDue(drift, inUse, newestMillis, tasks);
        }
    }

    Drift drift() {
        return drift;
    }

    boolean isRetrainDue() {
        return isRetrainDue;
    }

    /** Spreads the buckets over the tick, in few groups, so that a thread wakes seldom. */
    static long nextTick(int key, long nowMillis) {
        return nowMillis - nowMillis % TICK_MILLIS + TICK_MILLIS + key % TICK_PARTS * TICK_MILLIS / TICK_PARTS;
    }
}
