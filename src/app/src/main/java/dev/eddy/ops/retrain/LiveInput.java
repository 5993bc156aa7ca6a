package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import dev.eddy.training.Population;
import dev.eddy.training.TrainingInput;
import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.SavepointKeyedStateHandle;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;

/** Reads the input of a training from a savepoint of the running job, with a bounded job on a Flink in this process. */
public final class LiveInput {
    private static final OperatorIdentifier OPERATOR = OperatorIdentifier.forUid(RecallTopology.UPDATE_USERS);
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private LiveInput() {}

    /**
     * The users of the savepoint (a path or URI) and their clusters, and the next version and unused cluster id of the
     * published centres. Throws {@link BadInputException} when there is no savepoint of Eddy, or its users can't be read.
     */
    public static TrainingInput of(
            String savepoint, Population.Builder users, CentreInventory published, long nowMillis) {
        long[] newest = new long[1];
        forEachUser(savepoint, user -> {
            users.add(user);
            newest[0] = Math.max(newest[0], user.centreVersion());
        });
        Population population = users.build();
        return new TrainingInput(
                population,
                Math.max(published.nextVersion(), newest[0] + 1),
                published.active().orElse(0),
                Math.max(published.unusedId(), population.unusedId()),
                nowMillis);
    }

    /**
     * Passes on the users of a savepoint in no order, one at a time, each person once; throws {@link BadInputException} as
     * {@link #of} does.
     */
    public static void forEachUser(String savepoint, Consumer<User> users) {
        try {
            read(savepoint, Runtime.getRuntime().availableProcessors(), user -> {
                if (!user.isMergedAway()) {
                    users.accept(user);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no Flink could be started to read " + savepoint, e);
        }
    }

    /**
     * Reads all users, in no order, and passes them on one at a time; an exception of the consumer ends the reading and is
     * rethrown. Copies the state of the user stage to the temporary folder meanwhile. Throws {@link IOException} when the
     * Flink could not be started.
     */
    static void read(String savepoint, int parallelism, Consumer<User> users) throws IOException {
        useFileSystemPlugins();
        OperatorState state = state(savepoint);
        var refused = new AtomicReference<RuntimeException>();
        var reading = new ReadUsersFunction(user -> {
            try {
                users.accept(user);
            } catch (RuntimeException e) {
                refused.compareAndSet(null, e);
                throw e;
            }
        });
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, settings(state))) {
            FlinkJob job = flink.submit(graph(flink.environment(), savepoint, parallelism, reading));
            JobStatus end = job.awaitEnd(TIMEOUT);
            if (refused.get() != null) {
                throw refused.get();
            }
            if (end != JobStatus.FINISHED) {
                Throwable failure = job.failure().orElseThrow();
                throw new BadInputException(
                        savepoint + ": its users can't be read: " + RootCause.of(failure)
                                + "; take a new savepoint, and read it with the version of Eddy that the job has",
                        failure);
            }
        } finally {
            reading.end();
        }
    }

    /** Loads the plugins for S3 and other file systems from the folder that Flink's environment variables name. */
    private static void useFileSystemPlugins() {
        Configuration settings = GlobalConfiguration.loadConfiguration();
        FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
    }

    private static OperatorState state(String savepoint) {
        CheckpointMetadata metadata;
        try {
            metadata = SavepointLoader.loadSavepointMetadata(savepoint);
        } catch (IOException | RuntimeException e) {
            throw new BadInputException(
                    savepoint + ": no savepoint that can be read: " + RootCause.of(e)
                            + "; give the path of one, which has a file _metadata, as this process sees it",
                    e);
        }
        return metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorID().equals(OPERATOR.getOperatorId()))
                .findFirst()
                .orElseThrow(
                        () -> new BadInputException(savepoint + ": a savepoint of another job, without an operator "
                                + RecallTopology.UPDATE_USERS + "; give one of Eddy's"));
    }

    private static StreamGraph graph(
            StreamExecutionEnvironment env, String savepoint, int parallelism, ReadUsersFunction reading)
            throws IOException {
        env.setParallelism(parallelism);
        SavepointReader.read(env, savepoint)
                .readKeyedState(OPERATOR, reading, Types.INT, Types.INT)
                .sinkTo(new DiscardingSink<>());
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("read-users");
        return graph;
    }

    private static Configuration settings(OperatorState state) {
        var settings = new Configuration();
        // The operators of Flink's savepoint reader have no uids.
        settings.setString("pipeline.auto-generate-uids", "true");
        // A savepoint that can't be read now can't be read later either.
        settings.setString("restart-strategy.type", "none");
        settings.setString("state.backend.type", isReadOnHeap(state) ? "hashmap" : "rocksdb");
        return settings;
    }

    /** Whether the heap backend must read it: a native savepoint needs the backend that wrote it, others can use RocksDB. */
    private static boolean isReadOnHeap(OperatorState state) {
        return state.getStates().stream()
                .flatMap(task -> task.getManagedKeyedState().stream())
                .anyMatch(keyed ->
                        keyed instanceof KeyGroupsStateHandle && !(keyed instanceof SavepointKeyedStateHandle));
    }

    /** Passes the users in a savepoint to a consumer in this process, one at a time. Emits nothing. */
    static final class ReadUsersFunction extends KeyedStateReaderFunction<Integer, Integer> {
        private static final Map<String, Consumer<User>> CONSUMERS = new ConcurrentHashMap<>();

        /** Key of the consumer, because Flink copies the function. */
        private final String id = UUID.randomUUID().toString();

        private transient MapState<String, User> users;

        ReadUsersFunction(Consumer<User> consumer) {
            CONSUMERS.put(id, consumer);
        }

        /** Forgets the consumer. */
        void end() {
            CONSUMERS.remove(id);
        }

        @Override
        public void open(OpenContext context) {
            users = getRuntimeContext().getMapState(MembershipDescriptors.users());
        }

        @Override
        public void readKey(Integer bucket, Context context, Collector<Integer> out) throws Exception {
            Consumer<User> consumer = CONSUMERS.get(id);
            for (User user : users.values()) {
                synchronized (CONSUMERS) {
                    consumer.accept(user);
                }
            }
        }
    }
}
