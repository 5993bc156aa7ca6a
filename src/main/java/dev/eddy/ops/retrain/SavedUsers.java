package dev.eddy.ops.retrain;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
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
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Reads the users of the job from a savepoint, with a bounded job on a Flink in this process. */
final class SavedUsers {
    private static final OperatorIdentifier OPERATOR = OperatorIdentifier.forUid(RecallTopology.UPDATE_USERS);
    private static final TypeInformation<SavedUser> TYPE = CodecSerializer.type(SavedUser.class, new SavedUserCodec());
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private SavedUsers() {}

    /**
     * Reads all users, in no order. Copies the state of the user stage to the temporary folder meanwhile.
     *
     * @param savepoint path or URI that this process can read
     * @param parallelism number of reading threads
     * @param users gets each user, on one thread of Flink; an exception of it ends the reading and is rethrown
     * @throws BadInputException when there is no savepoint of Eddy, or its users can't be read
     * @throws IOException when the Flink could not be started
     */
    public static void read(String savepoint, int parallelism, Consumer<SavedUser> users) throws IOException {
        useFileSystemPlugins();
        OperatorState state = state(savepoint);
        var refused = new AtomicReference<RuntimeException>();
        try (var sink = HandOverSink.to(guarded(users, refused));
                EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, settings(state))) {
            FlinkJob job = flink.submit(graph(flink.environment(), savepoint, parallelism, sink));
            JobStatus end = job.awaitEnd(TIMEOUT);
            if (refused.get() != null) {
                throw refused.get();
            }
            if (end != JobStatus.FINISHED) {
                throw unreadable(savepoint, job.failure().orElseThrow());
            }
        }
    }

    /** Loads the plugins for S3 and other file systems from the folder that Flink's environment variables name. */
    private static void useFileSystemPlugins() {
        Configuration settings = GlobalConfiguration.loadConfiguration();
        FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
    }

    private static Consumer<SavedUser> guarded(Consumer<SavedUser> users, AtomicReference<RuntimeException> refused) {
        return user -> {
            try {
                users.accept(user);
            } catch (RuntimeException e) {
                refused.set(e);
                throw e;
            }
        };
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

    private static BadInputException unreadable(String savepoint, Throwable failure) {
        return new BadInputException(
                savepoint + ": its users can't be read: " + RootCause.of(failure)
                        + "; take a new savepoint, and read it with the version of Eddy that the job has",
                failure);
    }

    private static StreamGraph graph(
            StreamExecutionEnvironment env, String savepoint, int parallelism, Sink<SavedUser> sink)
            throws IOException {
        env.setParallelism(parallelism);
        SavepointReader.read(env, savepoint)
                .readKeyedState(OPERATOR, new ReadUsersFunction(), Types.INT, TYPE)
                .sinkTo(sink)
                .setParallelism(1);
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
}
