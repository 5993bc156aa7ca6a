package dev.eddy.job;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.CheckpointingMode;

/** Flink settings of the job, and those for a Flink without a config.yaml. */
public final class FlinkSettings {
    /** The state depends on it, so it must not change. */
    private static final int MAX_PARALLELISM = 256;

    private FlinkSettings() {}

    /** Settings that the state and the code need in every deployment. */
    public static Configuration ofTheJob() {
        var settings = new Configuration();
        settings.setString("pipeline.max-parallelism", Integer.toString(MAX_PARALLELISM));
        // Both would break a savepoint silently.
        settings.setString("pipeline.generic-types", "false");
        settings.setString("pipeline.auto-generate-uids", "false");
        // Records are never changed once sent, so tasks may hand them on without a copy.
        settings.setString("pipeline.object-reuse", "true");
        settings.setString("state.backend.rocksdb.options-factory", RocksDbSettings.class.getName());
        // A rebuild uses a checkpoint as a fence behind earlier records. Only an aligned checkpoint is one.
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // Flink restores uncompressed operator state by one system call per byte.
        settings.setString("execution.checkpointing.snapshot-compression", "true");
        return settings;
    }

    /**
     * Requires aligned exactly-once checkpoints, which serve as fences; throws {@link BadInputException} for others. Needs the
     * settings of the started job, because a cluster may override those of the job.
     */
    static void requireFences(ReadableConfig effective) {
        ConfigOption<CheckpointingMode> mode = CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE;
        requireFence(
                !effective.get(CheckpointingOptions.ENABLE_UNALIGNED),
                CheckpointingOptions.ENABLE_UNALIGNED.key() + " is true",
                "false, and leave execution.checkpointing.aligned-checkpoint-timeout out");
        requireFence(
                effective.get(mode) == CheckpointingMode.EXACTLY_ONCE,
                mode.key() + " is AT_LEAST_ONCE",
                "EXACTLY_ONCE");
    }

    private static void requireFence(boolean isFence, String setting, String remedy) {
        BadInputException.require(
                isFence,
                "Flink's " + setting + ": its checkpoints let records overtake each other, and"
                        + " rebuild would make lists before all events before it are in; set it to " + remedy);
    }

    /** Settings of a Flink inside this process. */
    public static Configuration local(int parallelism) {
        Configuration settings = ofTheJob();
        settings.setString("parallelism.default", Integer.toString(parallelism));
        settings.setString("state.backend.type", "rocksdb");
        // A task waits at a checkpoint until its write buffers are on the disk.
        settings.setString("state.backend.rocksdb.writebuffer.size", "2mb");
        // Every click rewrites a user at random: levels would be rewritten with it, and vectors don't compress.
        settings.setString("state.backend.rocksdb.compaction.style", "UNIVERSAL");
        settings.setString("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
        // Most files lack the key of a read.
        settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
        settings.setString("execution.checkpointing.incremental", "true");
        settings.setString("execution.checkpointing.interval", "60 s");
        // With Flink's pieces of 4 KB, system calls take most of a checkpoint's time.
        settings.setString("execution.checkpointing.write-buffer-size", "262144");
        settings.setString("execution.checkpointing.tolerable-failed-checkpoints", "10");
        // Under load a receiver still finds many records at once, and no thread has to wake up for each output.
        settings.setString("execution.buffer-timeout.interval", "0 ms");
        settings.setString("restart-strategy.type", "exponential-delay");
        // Largest age of the REST API's metrics (Flink's default: 10 s), which the console plots.
        settings.setString("metrics.fetcher.update-interval", "1 s");
        settings.setString("taskmanager.memory.network.min", "128mb");
        settings.setString("taskmanager.memory.network.max", "128mb");
        settings.setString("taskmanager.memory.managed.size", "256mb");
        return settings;
    }
}
