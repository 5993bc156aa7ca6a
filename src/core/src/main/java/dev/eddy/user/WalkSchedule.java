package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.item.TaskShare;
import dev.eddy.record.Pause;
import dev.eddy.vector.SplitMix64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Decides which buckets a task walks now and which users it samples for a training. Keeps the walk's pace. */
final class WalkSchedule {
    private static final long TICK_MILLIS = 1_000;
    private static final int TICK_PARTS = 20;
    private static final Pause LOOK = new Pause(TICK_MILLIS);

    private final ClusterCensus census;
    private final RetrainRule retrainRule;
    private final int tasks;
    private final BooleanSupplier isSwept;
    private final UserSampling sampling;
    private final WalkPace pace;
    private long lookedAtMillis = Long.MIN_VALUE;
    private long newestMillis = Long.MIN_VALUE;
    /** Read by the thread of the metrics. */
    private volatile Drift drift = Drift.UNKNOWN;

    private volatile boolean isRetrainDue;

    /** @param isSwept whether the centres in use assigned all users of the task */
    WalkSchedule(MembershipOptions options, ClusterCensus census, TaskShare share, BooleanSupplier isSwept) {
        this.census = census;
        this.tasks = share.tasks();
        this.isSwept = isSwept;
        retrainRule = options.retrain();
        sampling = new UserSampling(FirstTraining.of(options, tasks), share.task());
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

    /** Takes other centres for those in use. */
    void swapped() {
        sampling.beginAnew();
        lookedAtMillis = Long.MIN_VALUE;
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
        if (LOOK.isOver(lookedAtMillis, nowMillis)) {
            lookedAtMillis = nowMillis;
            drift = census.look(inUse.size(), isSwept.getAsBoolean());
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

    /** Samples the users of each bucket once per training. It keeps no state, since a restart loses the training too. */
    static final class UserSampling {
        private final FirstTraining rule;
        private final int task;
        private final Set<Integer> sampled = new HashSet<>();
        private int round;
        /** Clusters that the users of the sampled buckets were enough for; 0 before the first bucket. */
        private int clusters;

        private double users;

        UserSampling(FirstTraining rule, int task) {
            this.rule = rule;
            this.task = task;
        }

        /** Other centres are in use now, even if they were before: a training of these users needs another sample. */
        void beginAnew() {
            sampled.clear();
            clusters = 0;
        }

        /** Whether the users of a bucket are to be sampled now. */
        boolean isDue(int bucket, Drift drift, CentreSet inUse) {
            if (!rule.isDue(drift, inUse)) {
                return false;
            }
            users = rule.users(drift);
            int clustersNow = rule.clusters(drift);
            // A refused training is repeated once the users have doubled.
            if (clusters == 0 || clustersNow >= 2 * clusters) {
                sampled.clear();
                round++;
                clusters = clustersNow;
            }
            return !sampled.contains(bucket);
        }

        void done(int bucket) {
            sampled.add(bucket);
        }

        /** The user as a sample, if the user has a direction and belongs to the sampled share. */
        Optional<UserSample> sample(User user) {
            Interest interest = user.interest();
            return user.hasCluster()
                            && interest.hasDirection()
                            && SplitMix64.isSampled(user.userId(), FirstTraining.share(users))
                    ? Optional.of(sample(
                            user.centreVersion(),
                            users,
                            user.cluster(),
                            interest.direction(),
                            interest.history().size()))
                    : Optional.empty();
        }

        UserSample sample(long centreVersion, double estimate, int cluster, float[] direction, int items) {
            return new UserSample(task, round, centreVersion, estimate, cluster, direction, items);
        }
    }

    /** Bounds the users that a task walks and moves in a second, so that events flow between the buckets. */
    static final class WalkPace {
        /** Lost time, for example in a checkpoint, that a walk makes up for at most. */
        private static final double FORGIVEN_MILLIS = 50;

        /** Moves by events slow down a walk by this factor at most. */
        private static final int SLOWER_AT_MOST = 4;

        /** Weight of the last bucket in the mean. */
        private static final double NEWEST = .1;

        private final double millisPerUser;
        private final double millisPerMove;
        private double walkedUntilMillis = Double.NEGATIVE_INFINITY;
        private double givenUntilMillis = Double.NEGATIVE_INFINITY;
        private long lastMillis = Long.MIN_VALUE;
        /** Mean time of the last buckets. */
        private double meanMillis;
        /** Users that events have moved since the last bucket. */
        private int movedByEvents;

        WalkPace(int usersPerSecond, int movesPerSecond) {
            this.millisPerUser = 1_000.0 / usersPerSecond;
            this.millisPerMove = 1_000.0 / movesPerSecond;
        }

        /** Begins anew when the clock was set back. */
        private void look(long nowMillis) {
            if (nowMillis < lastMillis) {
                walkedUntilMillis = Double.NEGATIVE_INFINITY;
                givenUntilMillis = Double.NEGATIVE_INFINITY;
            }
            lastMillis = nowMillis;
        }

        /** Whether another bucket may be walked now. */
        boolean allows(long nowMillis) {
            look(nowMillis);
            return nowMillis >= walkedUntilMillis;
        }

        /** Counts a walked bucket. */
        void walked(int users, int moves, long nowMillis) {
            look(nowMillis);
            double ownMillis = users * millisPerUser + moves * millisPerMove;
            double millis = Math.min(ownMillis + movedByEvents * millisPerMove, SLOWER_AT_MOST * ownMillis);
            movedByEvents = 0;
            walkedUntilMillis = Math.max(walkedUntilMillis, nowMillis - FORGIVEN_MILLIS) + millis;
            meanMillis += (meanMillis == 0 ? 1 : NEWEST) * (millis - meanMillis);
        }

        /** Counts an event that moved its user to another cluster. */
        void eventMoved() {
            movedByEvents++;
        }

        /** The instant for a bucket to ask again, after the turns given before. */
        long turn(long nowMillis) {
            look(nowMillis);
            givenUntilMillis = Math.max(givenUntilMillis, Math.max((double) nowMillis, walkedUntilMillis));
            long turn = (long) Math.ceil(givenUntilMillis);
            givenUntilMillis += Math.max(millisPerUser, meanMillis);
            return turn;
        }
    }
}
