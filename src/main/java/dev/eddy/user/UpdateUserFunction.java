package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.Command;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.user.Announcement.NewCentres;
import dev.eddy.user.Announcement.NewCommand;
import java.util.function.Predicate;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The user stage: state, timers and routing around {@link UserStage}. */
public final class UpdateUserFunction
        extends KeyedBroadcastProcessFunction<Integer, UserInput, Announcement, ClusterInput>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Every behaviour once, without those of robots. */
    public static final OutputTag<Behaviour> DISTINCT =
            new OutputTag<>("distinct-behaviours", TypeInformation.of(Behaviour.class));

    /** Changes of the counts of successive items; {@link Transition#PASS_ON} after a command or an order to forget. */
    public static final OutputTag<Transition> TRANSITIONS =
            new OutputTag<>("transitions", TypeInformation.of(Transition.class));

    public static final OutputTag<CommandProgress> PROGRESS =
            new OutputTag<>("command-progress", TypeInformation.of(CommandProgress.class));

    /** Users that the job trains its first centres from. */
    public static final OutputTag<UserSample> SAMPLES =
            new OutputTag<>("user-samples", TypeInformation.of(UserSample.class));

    private static final long TICK_MILLIS = 1_000;
    private static final int TICK_PARTS = 20;

    private final InterestOptions interestOptions;
    private final int dimension;
    private final MembershipOptions options;

    private transient BucketState state;
    private transient CensusWriter census;
    private transient UserStage stage;
    private transient DriftMonitor drift;
    private transient UserSampling sampling;
    private transient WalkPace pace;
    private transient WalkReports reports;
    private transient UserMetrics metrics;
    /** Null when the announcements have changed. */
    private transient OpenCommands commands;

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
        census = new CensusWriter(context, reports.tasks());
        drift = new DriftMonitor(census.census(), RetrainRule.of(options, reports.tasks()));
        sampling = new UserSampling(new FirstTraining(options.trainFirst(), reports.tasks()));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        census.write();
    }

    @Override
    public void open(OpenContext context) {
        state = new BucketState(getRuntimeContext(), options.tombstoneFor());
        var assigners = new Assigners(options.firstCentres(dimension), options.margin());
        stage = new UserStage(new InterestUpdater(interestOptions, dimension), assigners, census.census());
        pace = new WalkPace(options.walkUsersPerSecond(), options.moveUsersPerSecond());
        metrics = new UserMetrics(getRuntimeContext().getMetricGroup(), drift);
    }

    @Override
    public void processElement(UserInput input, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        if (input instanceof UserInput.Event given) {
            fold(given.event(), context, out);
        } else if (input instanceof UserInput.Order given) {
            forget(given.order(), context, out);
        } else if (input instanceof UserInput.Asked given) {
            String userId = given.question().userId();
            out.collect(stage.ask(userId == null ? null : state.user(userId), given.question()));
        }
    }

    private void fold(TaggedBehaviour event, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        Behaviour behaviour = event.behaviour();
        String userId = behaviour.userId();
        Bucket bucket = bucketOrNew(context);
        User known = state.user(userId);
        User before = known != null ? known : stage.unknown(userId, bucket.epoch(), state.tombstone(userId));
        UserChange change = stage.fold(before, event);
        boolean isRobot = stage.isRobot(change.user());
        metrics.countEvent(change, isRobot);
        if (!change.isApplied()) {
            return;
        }
        if (change.isMove()) {
            pace.eventMoved();
        }
        keep(change, context, out);
        if (!isRobot) {
            context.output(DISTINCT, behaviour);
        }
        state.keep(
                context.getCurrentKey(),
                bucket.withEvent(userId, behaviour.atMillis()).with(change.user()));
    }

    private void forget(ForgetUser order, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        state.keep(order.userId(), Tombstone.of(order));
        keep(stage.forget(state.user(order.userId()), order), context, out);
        context.output(TRANSITIONS, Transition.PASS_ON);
        metrics.countForgotten();
    }

    private void keep(UserChange change, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        state.keep(change);
        metrics.count(change);
        change.updates().forEach(out::collect);
        change.transitions().forEach(transition -> context.output(TRANSITIONS, transition));
    }

    /** A new bucket has carried out every command so far. Its timer begins here. */
    private Bucket bucketOrNew(ReadOnlyContext context) throws Exception {
        Bucket known = state.bucket(context.getCurrentKey());
        if (known != null) {
            return known;
        }
        var fresh = Bucket.empty(stage.centres().version(), commands.last(), commands.epoch());
        state.keep(context.getCurrentKey(), fresh);
        context.timerService().registerProcessingTimeTimer(nextTick(context));
        return fresh;
    }

    /** Spreads the buckets over the tick, in few groups, so that a thread wakes seldom. */
    private static long nextTick(ReadOnlyContext context) {
        long now = context.timerService().currentProcessingTime();
        long offset = context.getCurrentKey() % TICK_PARTS * TICK_MILLIS / TICK_PARTS;
        return now - now % TICK_MILLIS + TICK_MILLIS + offset;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ClusterInput> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        Bucket bucket = state.bucket(context.getCurrentKey());
        long now = context.timerService().currentProcessingTime();
        drift.seen(bucket.clockMillis());
        drift.tick(now, stage.centres());
        BucketWalk walk = BucketWalk.due(bucket, commands, stage.centres().version());
        boolean isSampled = sampling.isDue(context.getCurrentKey(), drift.latest(), stage.centres());
        long next = nextTick(context);
        if ((walk.isNeeded() || isSampled) && pace.allows(now)) {
            walk(bucket, walk, isSampled, context, out);
        } else if (walk.isNeeded() || isSampled) {
            next = Math.max(pace.turn(now), now + 1);
        }
        context.timerService().registerProcessingTimeTimer(next);
    }

    private void walk(
            Bucket bucket, BucketWalk walk, boolean isSampled, OnTimerContext context, Collector<ClusterInput> out)
            throws Exception {
        int key = context.getCurrentKey();
        int walked = 0;
        int moved = 0;
        for (User user : state.users()) {
            UserChange change = stage.walk(user, walk);
            keep(change, context, out);
            walked++;
            moved += change.isMove() ? 1 : 0;
            if (change.user() == null) {
                metrics.countExpired();
            } else if (isSampled && sampling.isSampled(change.user())) {
                context.output(SAMPLES, sampling.sample(change.user()));
            }
        }
        pace.walked(walked, moved, context.timerService().currentProcessingTime());
        state.keep(key, walk.done(bucket, stage.centres().version()));
        if (isSampled) {
            sampling.done(key);
        }
        if (walk.isSwap()) {
            context.output(PROGRESS, reports.swapped(stage.centres().version(), key, walked));
        }
        if (walk.command() != null) {
            context.output(TRANSITIONS, Transition.PASS_ON);
            context.output(PROGRESS, reports.walked(walk.command(), key, walked));
        }
    }

    @Override
    public void processBroadcastElement(Announcement announcement, Context context, Collector<ClusterInput> out)
            throws Exception {
        var announced = context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS);
        // After a restart the stage has not read its centres and commands yet.
        useAnnounced(announced);
        if (announcement instanceof NewCentres swap) {
            announced.put(MembershipDescriptors.CENTRES, swap);
            useAnnounced(announced);
            long version = swap.centres().version();
            int toWalk = count(bucket -> bucket.centreVersion() != version, context);
            context.output(PROGRESS, reports.swapBegun(version, toWalk));
        } else if (announcement instanceof NewCommand given) {
            Command command = given.command();
            announced.put(MembershipDescriptors.command(command.id()), given);
            Command surplus = OpenCommands.among(announced.immutableEntries()).surplus();
            if (surplus != null) {
                announced.remove(MembershipDescriptors.command(surplus.id()));
            }
            commands = null;
            int toWalk = count(bucket -> bucket.command() < command.number(), context);
            context.output(PROGRESS, reports.begun(command, toWalk));
        }
    }

    private static int count(Predicate<Bucket> due, Context context) throws Exception {
        int[] buckets = new int[1];
        context.applyToKeyedState(MembershipDescriptors.bucket(), (key, state) -> {
            buckets[0] += due.test(state.value()) ? 1 : 0;
        });
        return buckets[0];
    }

    private void useAnnounced(ReadOnlyBroadcastState<String, Announcement> announced) throws Exception {
        if (announced.get(MembershipDescriptors.CENTRES) instanceof NewCentres swap) {
            stage.use(swap.centres());
        }
        if (commands == null) {
            commands = OpenCommands.among(announced.immutableEntries());
        }
    }
}
