package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.client.Version;
import dev.eddy.control.VariantOrder;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TaskShare;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.ItemTableWriter;
import dev.eddy.recall.ranking.ClickLearner.Pace;
import dev.eddy.thread.DaemonThread;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.io.network.partition.consumer.InputGate;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The cluster stage as an operator: the state, timers and metrics of a {@link ClusterStage}. The first input is keyed by
 * the cluster, the second is broadcast. What the rankers learn is written at a snapshot, not with each sampled click. Lists of
 * late clicks are put off, see {@link OwedLists}.
 */
public class RefreshOperator extends AbstractStreamOperator<Candidates>
        implements TwoInputStreamOperator<ClusterInput, TableUpdate, Candidates>, Triggerable<Integer, VoidNamespace> {
    /** Type of the main output: Flink does not find the type of a map of lists by itself. */
    public static final TypeInformation<Candidates> TYPE = Types.POJO(
            Candidates.class,
            Map.of(
                    "userId",
                    Types.STRING,
                    "version",
                    TypeInformation.of(Version.class),
                    "generatedAtMillis",
                    Types.LONG,
                    "merged",
                    Types.LIST(TypeInformation.of(Candidate.class)),
                    "channels",
                    Types.MAP(Types.STRING, Types.LIST(TypeInformation.of(Candidate.class))),
                    "profile",
                    TypeInformation.of(Profile.class),
                    "mergedInto",
                    Types.STRING,
                    "appendedAtMillis",
                    Types.LONG,
                    "variant",
                    Types.STRING));

    /** Lists for more than one user. */
    public static final OutputTag<SharedUpdate> SHARED =
            new OutputTag<>("shared-updates", TypeInformation.of(SharedUpdate.class));

    public static final OutputTag<Explanation> EXPLANATIONS =
            new OutputTag<>("explanations", TypeInformation.of(Explanation.class));

    /** What the users of each segment have in common, cluster by cluster. */
    public static final OutputTag<ClusterSegments> SEGMENTS =
            new OutputTag<>("cluster-segments", MergeSegmentsFunction.TYPE);

    /** Operator state: what each task counted for {@link FirstClicks}. */
    private static final ListStateDescriptor<double[]> FIRST_CLICKS =
            new ListStateDescriptor<>("first-clicks", PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** What a cluster has learned is kept for this long after its last member has left. */
    private static final long KEEP_EMPTY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final StageOptions options;
    private final Duration lateAfter;
    private final Duration putOffAtMost;

    private transient ItemTable table;
    private transient ItemTableWriter tableWriter;
    private transient TaskShare own;
    private transient VariantsWriter variants;
    private transient ListState<double[]> firstClicks;
    private transient ExecutorService indexing;
    private transient RefreshMetrics refreshMetrics;
    private transient KeyedClusterState state;
    private transient ClusterStage stage;
    private transient LeastDelay delays;
    private transient OwedLists owed;
    private transient boolean isAlarmSet;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient StageOutput out;

    /** Sends the results to the outputs of the operator. */
    private final class Outputs implements StageOutput {
        @Override
        public void candidates(Candidates lists) {
            output.collect(new StreamRecord<>(lists));
        }

        @Override
        public void shared(SharedUpdate update) {
            output.collect(SHARED, new StreamRecord<>(update));
        }

        @Override
        public void explanation(Explanation answer) {
            output.collect(EXPLANATIONS, new StreamRecord<>(answer));
        }

        @Override
        public void segments(ClusterSegments told) {
            output.collect(SEGMENTS, new StreamRecord<>(told));
        }
    }

    /**
     * @param lateAfter time from a click's append to its arrival here after which its list is put off
     * @param putOffAtMost time for which a list is put off at most
     */
    public RefreshOperator(StageOptions options, Duration lateAfter, Duration putOffAtMost) {
        this.options = options;
        this.lateAfter = lateAfter;
        this.putOffAtMost = putOffAtMost;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        table = new ItemTable(new ItemNumbers(), options.neighbours(), options.spaces());
        TaskInfo task = getRuntimeContext().getTaskInfo();
        own = new TaskShare(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
        tableWriter = new ItemTableWriter(
                table, context.getOperatorStateStore(), own, options.retrieval().findsItems());
        variants = new VariantsWriter(context.getOperatorStateStore(), own);
        firstClicks = context.getOperatorStateStore().getUnionListState(FIRST_CLICKS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        indexing = DaemonThread.pool("index-items", 1);
        state = new KeyedClusterState(getRuntimeContext());
        delays = new LeastDelay(this::inputWaits);
        owed = new OwedLists(lateAfter, putOffAtMost, this::inputWaits);
        refreshMetrics = new RefreshMetrics(getRuntimeContext().getMetricGroup(), owed, delays);
        stage = new ClusterStage(options, table, own, indexing, refreshMetrics);
        timers = getInternalTimerService("clusters", VoidNamespaceSerializer.INSTANCE, this);
        stage.shared.use(FirstClicks.meanOf(firstClicks.get()));
        // Else every task would keep the counts of all.
        firstClicks.clear();
        out = new Outputs();
        refreshMetrics.register(stage, table);
        variants.restored().forEach(variant -> use(VariantOrder.start(variant)));
        long now = timers.currentProcessingTime();
        KeyedClusterState.forEachOwed(getKeyedStateBackend(), (cluster, userId) -> owed.add(cluster, userId, now));
        setAlarm(now, 0);
    }

    /** Whether the task has more input than what it works on. */
    boolean inputWaits() {
        for (InputGate gate : getContainingTask().getEnvironment().getAllInputGates()) {
            if (gate.isAvailable() && !gate.isFinished()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws Exception {
        if (indexing != null) {
            indexing.shutdownNow();
        }
        super.close();
    }

    @Override
    public void processElement1(StreamRecord<ClusterInput> element) {
        ClusterInput input = element.getValue();
        long now = timers.currentProcessingTime();
        if (input instanceof UserQuestion question) {
            stage.explain(question, state, out);
        } else if (input instanceof MemberUpdate update) {
            if (stage.shared.isFirstChange(update.cluster(), now)) {
                timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now + SharedLists.EVERY_MILLIS);
            }
            take(update, now);
        }
    }

    private void take(MemberUpdate update, long now) {
        long behindMillis = delays.behindMillis(update.appendedAtMillis(), now);
        if (update instanceof MemberUpdate.Present present
                && update.makesLists()
                && update.appendedAtMillis() > 0
                && owed.isLate(behindMillis)) {
            refreshMetrics.countUpdate(false);
            stage.apply(update, Pace.PUT_OFF, state, now);
            state.owe(OwedList.of(present));
            if (owed.add(update.cluster(), update.userId(), now)) {
                refreshMetrics.countSpared();
            }
            setAlarm(now, 0);
            return;
        }
        settle(update, now);
        refreshMetrics.countUpdate(update.makesLists());
        if (stage.update(update, behindMillis, state, now, out)) {
            state.noteEmpty(now);
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now + KEEP_EMPTY_MILLIS);
        }
    }

    /**
     * A newer list takes the place of one that is owed to the user; who leaves without a newer one gets it now, before the cluster
     * forgets what the user is like, and so does who stays as a guest, and the user to whose list another's is to lead.
     */
    private void settle(MemberUpdate update, long now) {
        if (update instanceof MemberUpdate.Gone gone
                && gone.mergedInto() != null
                && owed.drop(gone.cluster(), gone.mergedInto())) {
            pay(gone.mergedInto(), now);
        }
        boolean isReplaced = update.makesLists()
                || (update.click() != null && !update.isHistory())
                || update instanceof MemberUpdate.Gone;
        boolean isLeft = !(update instanceof MemberUpdate.Present present)
                || present.user().isGuest();
        if ((isReplaced || isLeft) && owed.drop(update.cluster(), update.userId())) {
            if (isReplaced) {
                refreshMetrics.countSpared();
                state.settle(update.userId());
            } else {
                pay(update.userId(), now);
            }
        }
    }

    private void pay(String userId, long now) {
        OwedList list = state.owed(userId);
        if (list != null) {
            state.settle(userId);
            refreshMetrics.countOwed();
            stage.makeLists(list, state, now, out);
        }
    }

    private void setAlarm(long now, long spentMillis) {
        if (owed.size() > 0 && !isAlarmSet) {
            isAlarmSet = true;
            getProcessingTimeService().registerTimer(owed.nextMillis(now, spentMillis), at -> {
                isAlarmSet = false;
                long startNanos = System.nanoTime();
                pay(owed.take(timers.currentProcessingTime()));
                long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
                setAlarm(timers.currentProcessingTime(), spent);
            });
        }
    }

    /** @param due null when nothing is */
    private void pay(OwedLists.Due due) {
        if (due != null) {
            setCurrentKey(due.cluster());
            due.users().forEach(userId -> pay(userId, timers.currentProcessingTime()));
        }
    }

    /** At the end of a bounded input there is time for all lists. */
    @Override
    public void finish() throws Exception {
        while (owed.size() > 0) {
            pay(owed.take(Long.MAX_VALUE));
        }
        super.finish();
    }

    /** A cluster's list is due, or its last member left a day ago. */
    @Override
    public void onProcessingTime(InternalTimer<Integer, VoidNamespace> timer) {
        int cluster = timer.getKey();
        long now = timers.currentProcessingTime();
        if (stage.clusters.isEmpty(cluster, state) && state.isEmptySince(now - KEEP_EMPTY_MILLIS)) {
            state.forgetLearned();
        }
        if (!stage.share(cluster, state, now, out)) {
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now + SharedLists.EVERY_MILLIS);
        }
    }

    @Override
    public void onEventTime(InternalTimer<Integer, VoidNamespace> timer) {
        throw new IllegalStateException("no timer goes by event time");
    }

    @Override
    public void processElement2(StreamRecord<TableUpdate> element) {
        if (element.getValue() instanceof ItemUpdate item) {
            stage.itemChanged(item, timers.currentProcessingTime(), out);
        } else if (element.getValue() instanceof TableUpdate.Versions versions) {
            stage.use(versions.order());
        } else if (element.getValue() instanceof TableUpdate.Variants variant) {
            use(variant.order());
        } else if (element.getValue() instanceof TableUpdate.NewTower tower) {
            stage.use(tower);
        } else if (element.getValue() instanceof TableUpdate.HotInGroup hot) {
            stage.share(hot, timers.currentProcessingTime(), out);
        }
    }

    private void use(VariantOrder order) {
        stage.use(order);
        refreshMetrics.register(order.name(), stage.rankings.tallies);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (int cluster : stage.clusters.unsettled()) {
            setCurrentKey(cluster);
            stage.clusters.settle(cluster, state);
        }
        tableWriter.write();
        variants.write(stage.rankings.running());
        firstClicks.update(List.of(stage.shared.firstClicks().hits()));
        stage.clusters.takeLearned().forEach((cluster, ranker) -> {
            setCurrentKey(cluster);
            state.keep(ranker);
        });
    }
}
