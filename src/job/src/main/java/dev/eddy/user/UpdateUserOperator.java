package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.TaskShare;
import dev.eddy.item.Transition;
import dev.eddy.item.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user stage: state, timers and routing around {@link UserStage}. The first input is keyed by the bucket, the second
 * is broadcast. The turns of the buckets are timers in memory: Flink's would be thousands of changes of state a second.
 */
public class UpdateUserOperator extends AbstractStreamOperator<ClusterInput>
        implements TwoInputStreamOperator<UserInput, Announcement, ClusterInput> {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateUserOperator.class);

    private static final ListStateDescriptor<CensusShare> CENSUS =
            new ListStateDescriptor<>("cluster-census", CensusShare.class);

    private final InterestOptions interestOptions;
    private final int dimension;
    private final MembershipOptions options;
    private final VectorSpace centreSpace;

    private transient TaskShare own;
    private transient BroadcastState<String, Announcement> announced;
    private transient BucketState state;
    private transient ListState<CensusShare> shares;
    private transient ItemInputs inputs;
    private transient ItemInputsWriter inputsWriter;
    private transient ClusterCensus census;
    private transient UserStage stage;
    private transient WalkSchedule schedule;
    private transient BucketTurns turns;
    private transient UserMetrics userMetrics;
    private transient OpenCommands commands;
    private transient HeldBack heldBack;

    /**
     * Assigns users to clusters.
     *
     * @param dimension of the tag vectors
     * @param centreSpace the space that centres may be in, besides that of the tags
     */
    public UpdateUserOperator(
            InterestOptions interestOptions, MembershipOptions options, int dimension, VectorSpace centreSpace) {
        this.interestOptions = interestOptions;
        this.dimension = dimension;
        this.options = options;
        this.centreSpace = centreSpace;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        own = new TaskShare(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
        inputs = new ItemInputs(centreSpace, interestOptions, own);
        inputsWriter = new ItemInputsWriter(inputs, context.getOperatorStateStore(), own);
        announced = context.getOperatorStateStore().getBroadcastState(MembershipDescriptors.ANNOUNCEMENTS);
        shares = context.getOperatorStateStore().getUnionListState(CENSUS);
        List<CensusShare> all = new ArrayList<>();
        shares.get().forEach(all::add);
        // Else every task would keep the shares of all.
        shares.clear();
        census = context.isRestored() ? ClusterCensus.ofShares(all, own.tasks()) : ClusterCensus.ofNobody();
    }

    /** Held back events are not told from the state, so their users hear of them before the snapshot. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        for (int key : heldBack.buckets()) {
            tellHeldBack(key, Long.MAX_VALUE);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.settle();
        shares.update(census.shares());
        inputsWriter.write();
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = new BucketState(getRuntimeContext(), getKeyedStateBackend(), options.tombstoneFor());
        CentreSet inUse = announced.get(MembershipDescriptors.CENTRES) instanceof Announcement.NewCentres swap
                ? swap.centres()
                : options.firstCentres(dimension);
        stage = new UserStage(interestOptions, inUse, options.margin(), inputs, census);
        warnOfSpace(inUse);
        commands = OpenCommands.among(announced.immutableEntries());
        schedule = new WalkSchedule(
                options, census, own, () -> toWalk(stage.centres().version()) == 0);
        heldBack = new HeldBack();
        userMetrics = new UserMetrics(getRuntimeContext().getMetricGroup(), schedule, inputs);
        turns = new BucketTurns(at -> getProcessingTimeService().registerTimer(at, due -> turns.take(due)), this::turn);
        long now = getProcessingTimeService().getCurrentProcessingTime();
        state.buckets().forEach(key -> turns.add(key, WalkSchedule.nextTick(key, now)));
    }

    @Override
    public void processElement1(StreamRecord<UserInput> element) throws Exception {
        UserInput input = element.getValue();
        if (input instanceof UserInput.Event given) {
            fold(given.bucket(), given.event());
        } else if (input instanceof UserInput.HandedOver given) {
            take(given.bucket(), given.handover());
        } else if (input instanceof UserInput.Order given) {
            forget(given.bucket(), given.order());
        } else if (input instanceof UserInput.Asked given) {
            send(stage.ask(state.user(given.question().userId()), given.question()));
        }
    }

    private void fold(int key, TaggedBehaviour event) throws Exception {
        Behaviour behaviour = event.behaviour();
        String userId = behaviour.userId();
        Bucket bucket = bucketOrNew(key);
        UserChange change = stage.fold(knownOrNew(userId, bucket), event);
        boolean isRobot = stage.isRobot(change.user(), behaviour);
        userMetrics.countEvent(change, isRobot);
        if (!change.isApplied()) {
            tell(change);
            return;
        }
        if (change.isMove()) {
            schedule.eventMoved();
        }
        if (behaviour.isHistory()) {
            state.hold(change);
        } else {
            state.keep(change);
        }
        tellOf(change);
        if (!isRobot) {
            send(MembershipDescriptors.DISTINCT, behaviour);
        }
        if (change.user().hasUntold() && behaviour.type() != BehaviourType.IMPRESSION) {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            heldBack.add(key, userId, behaviour.awaitedSinceMillis(), now);
        }
        state.keep(key, bucket.withEvent(userId, behaviour.atMillis()).with(change.user()));
    }

    private User knownOrNew(String userId, Bucket bucket) throws Exception {
        User known = state.user(userId);
        return known != null ? known : stage.unknown(userId, bucket.epoch(), state.tombstone(userId));
    }

    private void take(int key, Handover handover) throws Exception {
        Bucket bucket = bucketOrNew(key);
        UserChange change = stage.take(knownOrNew(handover.to(), bucket), handover, state.parts());
        userMetrics.handovers.inc();
        if (!change.isApplied()) {
            tell(change);
        } else if (handover instanceof Handover.Forget forget && change.user() == null) {
            forgotten(change, forget.order());
        } else {
            keep(change);
            userMetrics.merged.inc(handover instanceof Handover.Merge ? 1 : 0);
            userMetrics.expired.inc(handover instanceof Handover.Expire ? 1 : 0);
        }
        if (change.user() != null) {
            state.keep(key, bucket.with(change.user()));
        }
    }

    /** Tells other users, and of a merge that is refused. */
    private void tell(UserChange change) {
        change.handovers().forEach(handover -> send(MembershipDescriptors.HANDOVERS, handover));
        if (change.refused() != null) {
            userMetrics.mergesRefused.inc();
            send(MembershipDescriptors.REFUSED, change.refused());
        }
    }

    private void forget(int key, ForgetUser order) throws Exception {
        UserChange change = stage.forget(knownOrNew(order.userId(), bucketOrNew(key)), order, state.parts());
        if (change.isApplied()) {
            forgotten(change, order);
        }
    }

    private void forgotten(UserChange change, ForgetUser order) throws Exception {
        state.keep(order.userId(), Tombstone.of(order));
        keep(change);
        send(MembershipDescriptors.TRANSITIONS, Transition.PASS_ON);
        userMetrics.forgotten.inc();
    }

    private void keep(UserChange change) throws Exception {
        state.keep(change);
        tellOf(change);
    }

    private void tellOf(UserChange change) {
        userMetrics.count(change);
        change.updates().forEach(this::send);
        change.transitions().forEach(transition -> send(MembershipDescriptors.TRANSITIONS, transition));
        tell(change);
    }

    /** A new bucket has carried out every command so far. Its turns begin here. */
    private Bucket bucketOrNew(int key) throws Exception {
        Bucket known = state.bucket(key);
        if (known != null) {
            return known;
        }
        var fresh = Bucket.empty(stage.centres().version(), commands.last(), commands.epoch());
        state.keep(key, fresh);
        turns.add(key, WalkSchedule.nextTick(key, getProcessingTimeService().getCurrentProcessingTime()));
        return fresh;
    }

    /** The turn of a bucket: walks its users if that is due. Returns the instant of the next turn. */
    private long turn(int key) throws Exception {
        Bucket bucket = state.bucket(key);
        long now = getProcessingTimeService().getCurrentProcessingTime();
        tellHeldBack(key, now);
        WalkSchedule.Turn turn = schedule.turn(key, bucket, commands, stage.centres(), now);
        if (turn.walk() != null) {
            setCurrentKey(key);
            walk(key, bucket, turn);
        }
        return turn.nextMillis();
    }

    private void tellHeldBack(int key, long now) throws Exception {
        for (Map.Entry<String, Long> each : heldBack.take(key, now).entrySet()) {
            setCurrentKey(key);
            User id = state.user(each.getKey());
            if (id != null) {
                keep(stage.tellRest(id, each.getValue()));
            }
        }
    }

    private void walk(int key, Bucket bucket, WalkSchedule.Turn turn) throws Exception {
        BucketWalk walk = turn.walk();
        int walked = 0;
        int moved = 0;
        for (User user : state.users()) {
            UserChange change = stage.walk(user, walk, state.parts());
            keep(change);
            walked++;
            moved += change.isMove() ? 1 : 0;
            if (change.user() == null) {
                userMetrics.expired.inc();
            } else {
                schedule.sample(turn, change.user()).ifPresent(one -> send(MembershipDescriptors.SAMPLES, one));
            }
        }
        schedule.walked(key, turn, walked, moved, getProcessingTimeService().getCurrentProcessingTime());
        state.keep(key, walk.done(bucket, stage.centres().version()));
        if (walk.isSwap()) {
            String id = CommandProgress.idOfSwapTo(stage.centres().version());
            send(MembershipDescriptors.PROGRESS, report(id, Phase.ASSIGN, -1, key, walked));
        }
        if (walk.command() != null) {
            send(MembershipDescriptors.TRANSITIONS, Transition.PASS_ON);
            send(
                    MembershipDescriptors.PROGRESS,
                    report(walk.command().id(), walk.command().phase(), -1, key, walked));
        }
    }

    @Override
    public void processElement2(StreamRecord<Announcement> element) throws Exception {
        Announcement announcement = element.getValue();
        if (announcement instanceof Announcement.NewCentres swap) {
            announced.put(MembershipDescriptors.CENTRES, swap);
            stage.use(swap.centres());
            schedule.swapped();
            warnOfSpace(swap.centres());
            long version = swap.centres().version();
            int due = toWalk(version);
            String id = CommandProgress.idOfSwapTo(version);
            send(MembershipDescriptors.PROGRESS, report(id, Phase.ASSIGN, due, -1, 0));
        } else if (announcement instanceof Announcement.NewCommand given) {
            Command command = given.command();
            commands = announce(given);
            int toWalk = state.count(bucket -> bucket.command() < command.number());
            send(MembershipDescriptors.PROGRESS, report(command.id(), command.phase(), toWalk, -1, 0));
        } else if (announcement instanceof Announcement.NewVectors given) {
            inputs.put(given.item());
        } else if (announcement instanceof Announcement.NewVersions given) {
            inputs.use(given.order());
        } else if (announcement instanceof Announcement.NewUserTower given) {
            inputs.use(given.tower());
        }
    }

    /** Number of buckets with users whom other centres than those of a version assigned. */
    private int toWalk(long version) {
        return state.count(bucket -> bucket.centreVersion() != version);
    }

    private CommandProgress report(String id, Phase phase, int buckets, int bucket, int users) {
        return new CommandProgress(id, phase, own.task(), own.tasks(), buckets, bucket, users);
    }

    private void warnOfSpace(CentreSet set) {
        if (!set.isByTags() && !inputs.isOf(set.space(), set.dimension())) {
            LOG.warn(
                    "the centres of version {} are in space {} of {} dimensions, but users go by tags: set"
                            + " catalog.centre-space to {}, or activate centres by tags",
                    set.version(),
                    set.space(),
                    set.dimension(),
                    set.space());
        }
    }

    /** Adds a command to the announcements, and returns the commands among them. */
    private OpenCommands announce(Announcement.NewCommand given) throws Exception {
        announced.put(MembershipDescriptors.command(given.command().id()), given);
        OpenCommands all = OpenCommands.among(announced.immutableEntries());
        Command surplus = all.surplus();
        if (surplus == null) {
            return all;
        }
        announced.remove(MembershipDescriptors.command(surplus.id()));
        return OpenCommands.among(announced.immutableEntries());
    }

    private void send(ClusterInput input) {
        output.collect(new StreamRecord<>(input));
    }

    private <T> void send(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }
}
