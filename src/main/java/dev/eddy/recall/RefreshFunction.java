package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.DaemonThread;
import dev.eddy.client.Profile;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.ItemTableWriter;
import dev.eddy.record.Version;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserQuestion;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The cluster stage as an operator: the state, timers and metrics of a {@link ClusterStage}. */
public final class RefreshFunction extends KeyedBroadcastProcessFunction<Integer, ClusterInput, ItemUpdate, Candidates>
        implements CheckpointedFunction {
    /** Type of the main output: Flink does not find the type of a map of lists by itself. */
    public static final TypeInformation<Candidates> TYPE = Types.POJO(
            Candidates.class,
            Map.of(
                    "userId", Types.STRING,
                    "version", TypeInformation.of(Version.class),
                    "generatedAtMillis", Types.LONG,
                    "merged", Types.LIST(TypeInformation.of(Candidate.class)),
                    "channels", Types.MAP(Types.STRING, Types.LIST(TypeInformation.of(Candidate.class))),
                    "profile", TypeInformation.of(Profile.class),
                    "appendedAtMillis", Types.LONG));

    /** Lists for more than one user. */
    public static final OutputTag<SharedUpdate> SHARED =
            new OutputTag<>("shared-updates", TypeInformation.of(SharedUpdate.class));

    public static final OutputTag<Explanation> EXPLANATIONS =
            new OutputTag<>("explanations", TypeInformation.of(Explanation.class));
    /** What a cluster has learned is kept for this long after its last member has left. */
    private static final long KEEP_EMPTY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final StageOptions options;

    private transient ItemTable table;
    private transient ItemTableWriter tableWriter;
    private transient TaskShare own;
    private transient ExecutorService indexing;
    private transient RefreshMetrics metrics;
    private transient ClusterState state;
    private transient ClusterStage stage;
    private transient Output output;

    /** The method {@code output} that the contexts of both inputs have. */
    @FunctionalInterface
    private interface SideOutput {
        <T> void output(OutputTag<T> tag, T value);
    }

    /** Passes the results on to the collector and the context of the current element. */
    private static final class Output implements StageOutput {
        private Collector<Candidates> out;
        private SideOutput side;

        Output to(Collector<Candidates> collector, SideOutput context) {
            out = collector;
            side = context;
            return this;
        }

        @Override
        public void candidates(Candidates lists) {
            out.collect(lists);
        }

        @Override
        public void shared(SharedUpdate update) {
            side.output(SHARED, update);
        }

        @Override
        public void explanation(Explanation answer) {
            side.output(EXPLANATIONS, answer);
        }
    }

    public RefreshFunction(StageOptions options) {
        this.options = options;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        table = new ItemTable(new ItemNumbers(), options.neighbours(), options.spaces());
        TaskInfo task = getRuntimeContext().getTaskInfo();
        own = new TaskShare(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
        tableWriter = new ItemTableWriter(
                table, context.getOperatorStateStore(), own, options.retrieval().findsItems());
    }

    @Override
    public void open(OpenContext context) {
        indexing = Executors.newSingleThreadExecutor(DaemonThread.named("index-items"));
        state = new KeyedClusterState(getRuntimeContext());
        metrics = new RefreshMetrics(getRuntimeContext().getMetricGroup());
        stage = new ClusterStage(options, table, own, indexing, metrics);
        output = new Output();
        metrics.register(stage, table);
    }

    @Override
    public void close() {
        if (indexing != null) {
            indexing.shutdownNow();
        }
    }

    @Override
    public void processElement(ClusterInput input, ReadOnlyContext context, Collector<Candidates> out) {
        TimerService timers = context.timerService();
        long now = timers.currentProcessingTime();
        output.to(out, context::output);
        if (input instanceof UserQuestion question) {
            stage.explain(question, state, now, output);
        } else if (input instanceof MemberUpdate update) {
            metrics.countUpdate(update.makesLists());
            if (stage.isFirstChange(update.cluster())) {
                timers.registerProcessingTimeTimer(now + ClusterStage.SHARED_EVERY_MILLIS);
            }
            if (stage.update(update, state, now, output)) {
                timers.registerProcessingTimeTimer(now + KEEP_EMPTY_MILLIS);
            }
        }
    }

    /** A cluster's list is due, or its last member left a day ago. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Candidates> out) {
        stage.share(context.getCurrentKey(), state, timestamp, output.to(out, context::output));
    }

    @Override
    public void processBroadcastElement(ItemUpdate item, Context context, Collector<Candidates> out) {
        stage.itemChanged(item, context.currentProcessingTime(), output.to(out, context::output));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        tableWriter.write();
    }
}
