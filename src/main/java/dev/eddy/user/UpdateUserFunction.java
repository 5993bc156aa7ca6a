package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** The user stage: state, timers and routing around {@link UserStage}. */
public final class UpdateUserFunction
        extends KeyedBroadcastProcessFunction<Integer, UserInput, Announcement, ClusterInput>
        implements CheckpointedFunction {
    private static final ListStateDescriptor<CensusShare> CENSUS =
            new ListStateDescriptor<>("cluster-census", CensusShare.class);

    private final InterestOptions interestOptions;
    private final int dimension;
    private final MembershipOptions options;

    private transient BucketState state;
    private transient ListState<CensusShare> shares;
    private transient ClusterCensus census;
    private transient UserStage stage;
    private transient WalkSchedule schedule;
    private transient UserMetrics metrics;
    /** Null before the first input. */
    private transient OpenCommands commands;

    public UpdateUserFunction(InterestOptions interestOptions, MembershipOptions options, int dimension) {
        this.interestOptions = interestOptions;
        this.dimension = dimension;
        this.options = options;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        shares = context.getOperatorStateStore().getUnionListState(CENSUS);
        List<CensusShare> all = new ArrayList<>();
        shares.get().forEach(all::add);
        // Else every task would keep the shares of all.
        shares.clear();
        census = context.isRestored() ? ClusterCensus.ofShares(all, tasks) : ClusterCensus.ofNobody();
        schedule = new WalkSchedule(options, census, tasks);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        shares.update(census.shares());
    }

    @Override
    public void open(OpenContext context) {
        state = new BucketState(getRuntimeContext(), options.tombstoneFor());
        stage = new UserStage(interestOptions, options.firstCentres(dimension), options.margin(), census);
        metrics = new UserMetrics(getRuntimeContext().getMetricGroup(), schedule);
    }

    @Override
    public void processElement(UserInput input, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        if (input instanceof UserInput.Event given) {
            fold(given.event(), context, out);
        } else if (input instanceof UserInput.Order given) {
            forget(given.order(), context, out);
        } else if (input instanceof UserInput.Asked given) {
            out.collect(stage.ask(state.user(given.question().userId()), given.question()));
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
            schedule.eventMoved();
        }
        keep(change, context, out);
        if (!isRobot) {
            context.output(MembershipDescriptors.DISTINCT, behaviour);
        }
        state.keep(
                context.getCurrentKey(),
                bucket.withEvent(userId, behaviour.atMillis()).with(change.user()));
    }

    private void forget(ForgetUser order, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        state.keep(order.userId(), Tombstone.of(order));
        keep(stage.forget(state.user(order.userId()), order), context, out);
        context.output(MembershipDescriptors.TRANSITIONS, Transition.PASS_ON);
        metrics.forgotten.inc();
    }

    private void keep(UserChange change, ReadOnlyContext context, Collector<ClusterInput> out) throws Exception {
        state.keep(change);
        metrics.count(change);
        change.updates().forEach(out::collect);
        change.transitions().forEach(transition -> context.output(MembershipDescriptors.TRANSITIONS, transition));
    }

    /** A new bucket has carried out every command so far. Its timer begins here. */
    private Bucket bucketOrNew(ReadOnlyContext context) throws Exception {
        Bucket known = state.bucket(context.getCurrentKey());
        if (known != null) {
            return known;
        }
        var fresh = Bucket.empty(stage.centres().version(), commands.last(), commands.epoch());
        state.keep(context.getCurrentKey(), fresh);
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(WalkSchedule.nextTick(context.getCurrentKey(), now));
        return fresh;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ClusterInput> out) throws Exception {
        useAnnounced(context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS));
        int key = context.getCurrentKey();
        Bucket bucket = state.bucket(key);
        long now = context.timerService().currentProcessingTime();
        WalkSchedule.Turn turn = schedule.turn(key, bucket, commands, stage.centres(), now);
        if (turn.walk() != null) {
            walk(bucket, turn, context, out);
        }
        context.timerService().registerProcessingTimeTimer(turn.nextMillis());
    }

    private void walk(Bucket bucket, WalkSchedule.Turn turn, OnTimerContext context, Collector<ClusterInput> out)
            throws Exception {
        int key = context.getCurrentKey();
        BucketWalk walk = turn.walk();
        int walked = 0;
        int moved = 0;
        for (User user : state.users()) {
            UserChange change = stage.walk(user, walk);
            keep(change, context, out);
            walked++;
            moved += change.isMove() ? 1 : 0;
            if (change.user() == null) {
                metrics.expired.inc();
            } else {
                schedule.sample(turn, change.user())
                        .ifPresent(one -> context.output(MembershipDescriptors.SAMPLES, one));
            }
        }
        schedule.walked(key, turn, walked, moved, context.timerService().currentProcessingTime());
        state.keep(key, walk.done(bucket, stage.centres().version()));
        if (walk.isSwap()) {
            String id = CommandProgress.idOfSwapTo(stage.centres().version());
            context.output(MembershipDescriptors.PROGRESS, report(id, Phase.ASSIGN, -1, key, walked));
        }
        if (walk.command() != null) {
            context.output(MembershipDescriptors.TRANSITIONS, Transition.PASS_ON);
            context.output(
                    MembershipDescriptors.PROGRESS,
                    report(walk.command().id(), walk.command().phase(), -1, key, walked));
        }
    }

    @Override
    public void processBroadcastElement(Announcement announcement, Context context, Collector<ClusterInput> out)
            throws Exception {
        var announced = context.getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS);
        // After a restart the stage has not read its centres and commands yet.
        useAnnounced(announced);
        if (announcement instanceof Announcement.NewCentres swap) {
            announced.put(MembershipDescriptors.CENTRES, swap);
            useAnnounced(announced);
            long version = swap.centres().version();
            int due = BucketState.count(bucket -> bucket.centreVersion() != version, context);
            String id = CommandProgress.idOfSwapTo(version);
            context.output(MembershipDescriptors.PROGRESS, report(id, Phase.ASSIGN, due, -1, 0));
        } else if (announcement instanceof Announcement.NewCommand given) {
            Command command = given.command();
            commands = announce(given, announced);
            int toWalk = BucketState.count(bucket -> bucket.command() < command.number(), context);
            context.output(MembershipDescriptors.PROGRESS, report(command.id(), command.phase(), toWalk, -1, 0));
        }
    }

    private CommandProgress report(String id, Phase phase, int buckets, int bucket, int users) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        int tasks = task.getNumberOfParallelSubtasks();
        return new CommandProgress(id, phase, task.getIndexOfThisSubtask(), tasks, buckets, bucket, users);
    }

    private void useAnnounced(ReadOnlyBroadcastState<String, Announcement> announced) throws Exception {
        if (announced.get(MembershipDescriptors.CENTRES) instanceof Announcement.NewCentres swap) {
            stage.use(swap.centres());
        }
        if (commands == null) {
            commands = OpenCommands.among(announced.immutableEntries());
        }
    }

    /** Adds a command to the announcements, and returns the commands among them. */
    private static OpenCommands announce(Announcement.NewCommand given, BroadcastState<String, Announcement> announced)
            throws Exception {
        announced.put(MembershipDescriptors.command(given.command().id()), given);
        OpenCommands all = OpenCommands.among(announced.immutableEntries());
        Command surplus = all.surplus();
        if (surplus == null) {
            return all;
        }
        announced.remove(MembershipDescriptors.command(surplus.id()));
        return OpenCommands.among(announced.immutableEntries());
    }
}
