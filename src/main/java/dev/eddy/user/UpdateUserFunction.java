package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.Command;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.Forget;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The user stage: keeps the users of each bucket, tells the clusters about them, and walks them when something is due. */
public final class UpdateUserFunction
        extends KeyedBroadcastProcessFunction<Integer, UserInput, Announcement, MemberUpdate>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Every behaviour once, however often it came; none of robots. */
    public static final OutputTag<Behaviour> DISTINCT =
            new OutputTag<>("distinct-behaviours", TypeInformation.of(Behaviour.class));

    /**
     * What changes in the counts of what was had after what. All of it is to be passed on where a command was carried out or a
     * user forgotten.
     */
    public static final OutputTag<Transition> TRANSITIONS =
            new OutputTag<>("transitions", TypeInformation.of(Transition.class));

    public static final OutputTag<CommandProgress> PROGRESS =
            new OutputTag<>("command-progress", TypeInformation.of(CommandProgress.class));

    /** Users that the job trains centres from, while nobody else has trained any. */
    public static final OutputTag<UserSample> SAMPLES =
            new OutputTag<>("user-samples", TypeInformation.of(UserSample.class));

    private static final long TICK_MILLIS = 1_000;
    private static final int TICK_PARTS = 20;

    private final InterestOptions interestOptions;
    private final int dimension;
    private final MembershipOptions options;

    private transient MapState<String, User> users;
    private transient MapState<String, Tombstone> tombstones;
    private transient ValueState<Bucket> bucket;
    /** As in state, from which one would be read with every event. */
    private transient Map<Integer, Bucket> buckets;

    private transient CensusWriter censusWriter;
    private transient ClusterCensus census;
    private transient DriftMonitor drift;

    private transient UserUpdater updater;
    private transient Assigners assigners;
    private transient WalkPace pace;
    private transient WalkReports reports;
    private transient UserSampling sampling;
    /** As announced; null when they must be read anew. */
    private transient OpenCommands commands;

    private transient Counter usersIn;
    private transient Counter usersOut;
    private transient Counter distinct;
    private transient Counter duplicates;
    private transient Counter ignored;
    private transient Counter robotEvents;
    /** Of robots, that made no lists. */
    private transient Counter unansweredEvents;

    private transient Counter moves;
    private transient Counter expired;
    private transient Counter forgotten;

    public UpdateUserFunction(InterestOptions interestOptions, MembershipOptions options, int dimension) {
        this.interestOptions = interestOptions;
        this.dimension = dimension;
        this.options = options;
    }

    /** Before {@link #open}. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        reports = new WalkReports(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
        censusWriter = new CensusWriter(context, reports.tasks());
        census = censusWriter.census();
        drift = new DriftMonitor(census, RetrainRule.of(options, reports.tasks()));
        sampling = new UserSampling(new FirstTraining(options.trainFirst(), reports.tasks()));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        censusWriter.write();
    }

    @Override
    public void open(OpenContext context) {
        users = getRuntimeContext().getMapState(MembershipDescriptors.users());
        tombstones = getRuntimeContext().getMapState(MembershipDescriptors.tombstones(options.tombstoneFor()));
        bucket = getRuntimeContext().getState(MembershipDescriptors.bucket());
        buckets = new HashMap<>();
        updater = new UserUpdater(new InterestUpdater(interestOptions, dimension));
        assigners = new Assigners(options.firstCentres(dimension), options.margin());
        pace = new WalkPace(options.walkUsersPerSecond(), options.moveUsersPerSecond());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        usersIn = metrics.counter("usersIn");
        usersOut = metrics.counter("usersOut");
        distinct = metrics.counter("distinct");
        duplicates = metrics.counter("duplicates");
        ignored = metrics.counter("ignored");
        robotEvents = metrics.counter("robotEvents");
        unansweredEvents = metrics.counter("unansweredEvents");
        moves = metrics.counter("clusterMoves");
        expired = metrics.counter("usersExpired");
        forgotten = metrics.counter("usersForgotten");
        metrics.gauge("meanCosine", () -> drift.latest().meanCosine());
        metrics.gauge("movesPer1000Events", () -> drift.latest().movesPer1000Events());
        metrics.gauge("largestToMean", () -> drift.latest().largestToMean());
        metrics.gauge("usersWithoutDirection", () -> drift.latest().usersWithoutDirection());
        metrics.gauge("retrainDue", () -> drift.isRetrainDue() ? 1 : 0);
    }

    @Override
    public void processElement(UserInput input, ReadOnlyContext context, Collector<MemberUpdate> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        if (input.question() != null) {
            Question question = input.question();
            User asked = question.userId() == null ? null : users.get(question.userId());
            out.collect(updater.ask(asked, question, assigners.usual()));
        } else if (input.forget() != null) {
            forget(input.forget(), context, out);
        } else {
            fold(input.event(), context, out);
        }
    }

    private void fold(TaggedBehaviour event, ReadOnlyContext context, Collector<MemberUpdate> out) throws Exception {
        usersIn.inc();
        Behaviour behaviour = event.behaviour();
        Bucket current = bucketOrNew(context);
        User known = users.get(behaviour.userId());
        User before = known != null
                ? known
                : updater.unknown(behaviour.userId(), current.epoch(), tombstones.get(behaviour.userId()));
        if (before.ignores(behaviour)) {
            ignored.inc();
            return;
        }
        UserChange change = updater.fold(before, event, assigners.usual());
        if (change.isDuplicate()) {
            duplicates.inc();
            return;
        }
        distinct.inc();
        census.countEvent(before, change);
        if (change.isMove()) {
            pace.eventMoved();
        }
        keep(known, change, context, out);
        if (updater.isRobot(change.user())) {
            robotEvents.inc();
            if (change.updates().stream().noneMatch(MemberUpdate::refresh)) {
                unansweredEvents.inc();
            }
        } else {
            context.output(DISTINCT, behaviour);
        }
        keep(current.withEvent(behaviour.userId(), behaviour.atMillis()).with(change.user()), current, context);
    }

    private void forget(Forget order, ReadOnlyContext context, Collector<MemberUpdate> out) throws Exception {
        tombstones.put(order.userId(), Tombstone.of(order));
        User known = users.get(order.userId());
        keep(known, updater.forget(known, order), context, out);
        context.output(TRANSITIONS, Transition.PASS_ON);
        forgotten.inc();
    }

    /** A new bucket has nothing to catch up with, but must be walked from now on. */
    private Bucket bucketOrNew(ReadOnlyContext context) throws Exception {
        Bucket known = bucket(context);
        if (known != null) {
            return known;
        }
        var fresh = Bucket.empty(assigners.version(), commands.last(), commands.epoch());
        keep(fresh, null, context);
        context.timerService().registerProcessingTimeTimer(nextTick(context));
        return fresh;
    }

    /** Spread over the tick, so that not all buckets are looked at in one go, nor a thread woken for each. */
    private static long nextTick(ReadOnlyContext context) {
        long now = context.timerService().currentProcessingTime();
        long offset = context.getCurrentKey() % TICK_PARTS * TICK_MILLIS / TICK_PARTS;
        return now - now % TICK_MILLIS + TICK_MILLIS + offset;
    }

    private Bucket bucket(ReadOnlyContext context) throws Exception {
        Bucket known = buckets.get(context.getCurrentKey());
        if (known == null) {
            known = bucket.value();
            if (known != null) {
                buckets.put(context.getCurrentKey(), known);
            }
        }
        return known;
    }

    private void keep(Bucket after, Bucket before, ReadOnlyContext context) throws Exception {
        if (!after.equals(before)) {
            bucket.update(after);
            buckets.put(context.getCurrentKey(), after);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MemberUpdate> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        Bucket current = bucket(context);
        BucketWalk walk = BucketWalk.due(current, commands, assigners.version());
        long now = context.timerService().currentProcessingTime();
        drift.seen(current.clockMillis());
        drift.tick(now, assigners.centres());
        long next = nextTick(context);
        boolean isSampled = sampling.isDue(context.getCurrentKey(), drift.latest(), assigners.centres());
        boolean isNeeded = walk.isNeeded() || isSampled;
        if (isNeeded && !pace.allows(now)) {
            next = Math.max(pace.turn(now), now + 1);
        } else if (isNeeded) {
            long movesBefore = moves.getCount();
            int walked = walk(walk, isSampled, context, out);
            pace.walked(walked, (int) (moves.getCount() - movesBefore), now);
            keep(walk.done(current, assigners.version()), current, context);
            if (isSampled) {
                sampling.done(context.getCurrentKey());
            }
            if (walk.isSwap()) {
                context.output(PROGRESS, reports.swapped(assigners.version(), context.getCurrentKey(), walked));
            }
            if (walk.command() != null) {
                context.output(TRANSITIONS, Transition.PASS_ON);
                context.output(PROGRESS, reports.walked(walk.command(), context.getCurrentKey(), walked));
            }
        }
        context.timerService().registerProcessingTimeTimer(next);
    }

    private int walk(BucketWalk walk, boolean isSampled, OnTimerContext context, Collector<MemberUpdate> out)
            throws Exception {
        List<User> all = new ArrayList<>();
        for (Map.Entry<String, User> entry : users.entries()) {
            all.add(entry.getValue());
        }
        ClusterAssigner assigner = walk.isCanonical() ? assigners.canonical() : assigners.usual();
        for (User user : all) {
            if (walk.expireAtMillis() != Long.MIN_VALUE && updater.isExpired(user, walk.expireAtMillis())) {
                expired.inc();
                keep(user, updater.remove(user), context, out);
                continue;
            }
            User current = user;
            if (walk.assigns()) {
                UserChange change = updater.reassign(user, assigner);
                keep(user, change, context, out);
                current = change.user();
            }
            if (walk.emitsFor(current)) {
                keep(current, updater.refresh(current, assigner, walk.command()), context, out);
            }
            if (isSampled && sampling.isSampled(current)) {
                context.output(SAMPLES, sampling.sample(current));
            }
        }
        return all.size();
    }

    /** @param before null for a user nobody knew */
    private void keep(User before, UserChange change, ReadOnlyContext context, Collector<MemberUpdate> out)
            throws Exception {
        census.count(before, change, assigners.usual());
        if (change.user() != null) {
            users.put(change.user().userId(), change.user());
        } else if (before != null) {
            users.remove(before.userId());
        }
        if (change.isMove()) {
            moves.inc();
        }
        for (MemberUpdate update : change.updates()) {
            emit(update, out);
        }
        for (Transition transition : change.transitions()) {
            context.output(TRANSITIONS, transition);
        }
    }

    private void emit(MemberUpdate update, Collector<MemberUpdate> out) {
        usersOut.inc();
        out.collect(update);
    }

    @Override
    public void processBroadcastElement(Announcement announcement, Context context, Collector<MemberUpdate> out)
            throws Exception {
        var announced = context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS);
        // After a restart nobody has told yet what was in use until now.
        useAnnounced(announced);
        if (announcement.centres() != null) {
            announced.put(MembershipDescriptors.CENTRES, announcement);
            useAnnounced(announced);
            long version = assigners.version();
            int toWalk = count(bucket -> bucket.centreVersion() != version, context);
            context.output(PROGRESS, reports.swapBegun(version, toWalk));
            return;
        }
        Command command = announcement.command();
        announced.put(MembershipDescriptors.command(command.id()), announcement);
        Command surplus = OpenCommands.among(announced.immutableEntries()).surplus();
        if (surplus != null) {
            announced.remove(MembershipDescriptors.command(surplus.id()));
        }
        commands = null;
        int toWalk = count(bucket -> bucket.command() < command.number(), context);
        context.output(PROGRESS, reports.begun(command, toWalk));
    }

    private static int count(Predicate<Bucket> due, Context context) throws Exception {
        int[] buckets = new int[1];
        context.applyToKeyedState(MembershipDescriptors.bucket(), (key, state) -> {
            buckets[0] += due.test(state.value()) ? 1 : 0;
        });
        return buckets[0];
    }

    private void useAnnounced(ReadOnlyBroadcastState<String, Announcement> announced) throws Exception {
        Announcement centres = announced.get(MembershipDescriptors.CENTRES);
        if (centres != null) {
            assigners.use(centres.centres());
        }
        census.use(assigners.version());
        if (commands == null) {
            commands = OpenCommands.among(announced.immutableEntries());
        }
    }
}
