package dev.eddy.job;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.CheckpointingMode;

/** Flink's settings that the job brings along, and those it needs where there is no cluster with a config.yaml. */
public final class FlinkSettings {
    /** Bounds every later parallelism, and can't be changed without losing the state. */
    private static final int MAX_PARALLELISM = 256;

    private FlinkSettings() {}

    /** What the job's state and code depend on, wherever it runs. */
    public static Configuration ofTheJob() {
        var settings = new Configuration();
        settings.setString("pipeline.max-parallelism", Integer.toString(MAX_PARALLELISM));
        // Both would break a savepoint silently.
        settings.setString("pipeline.generic-types", "false");
        settings.setString("pipeline.auto-generate-uids", "false");
        // Records are never changed once sent, so tasks may hand them on without a copy.
        settings.setString("pipeline.object-reuse", "true");
        settings.setString("state.backend.rocksdb.options-factory", RocksDbSettings.class.getName());
        // A rebuild takes a checkpoint as a fence behind all records before it, which only an aligned one is.
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // Operator state that is not compressed is read back byte by byte, a call to the system each.
        settings.setString("execution.checkpointing.snapshot-compression", "true");
        return settings;
    }

    /**
     * Sees that checkpoints are fences.
     *
     * @param effective what the job is started with: a cluster may refuse the job's own settings
     * @throws BadInputException when they are not
     */
    static void requireFences(ReadableConfig effective) {
        boolean isUnaligned = effective.get(CheckpointingOptions.ENABLE_UNALIGNED);
        boolean isExactlyOnce =
                effective.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE) == CheckpointingMode.EXACTLY_ONCE;
        if (isUnaligned || !isExactlyOnce) {
            ConfigOption<?> wrong = isUnaligned
                    ? CheckpointingOptions.ENABLE_UNALIGNED
                    : CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE;
            throw new BadInputException("Flink's " + wrong.key() + " is "
                    + (isUnaligned ? "true" : "AT_LEAST_ONCE")
                    + ": its checkpoints let records overtake each other, and"
                    + " rebuild would make lists before all events before it are in; set it to "
                    + (isUnaligned
                            ? "false, and leave execution.checkpointing.aligned-checkpoint-timeout out"
                            : "EXACTLY_ONCE"));
        }
    }

    /** For a Flink in this process, with so many slots. */
    public static Configuration local(int parallelism) {
        Configuration settings = ofTheJob();
        settings.setString("parallelism.default", Integer.toString(parallelism));
        settings.setString("state.backend.type", "rocksdb");
        // What is in the write buffers is written out while a task stands still for its checkpoint.
        settings.setString("state.backend.rocksdb.writebuffer.size", "2mb");
        // Every click rewrites a user at random: levels would be rewritten with it, and vectors don't compress.
        settings.setString("state.backend.rocksdb.compaction.style", "UNIVERSAL");
        settings.setString("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
        // Most files do not have the key that is looked for.
        settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
        settings.setString("execution.checkpointing.incremental", "true");
        settings.setString("execution.checkpointing.interval", "60 s");
        // In pieces of 4 KB, as Flink writes it, a checkpoint is mostly calls to the system.
        settings.setString("execution.checkpointing.write-buffer-size", "262144");
        settings.setString("execution.checkpointing.tolerable-failed-checkpoints", "10");
        // Each hop may hold a record back this long: there are four between a click and its list.
        settings.setString("execution.buffer-timeout.interval", "5 ms");
        settings.setString("restart-strategy.type", "exponential-delay");
        // How old the figures of the REST API may be (Flink's default: 10 s): the console's plots move with them.
        settings.setString("metrics.fetcher.update-interval", "1 s");
        settings.setString("taskmanager.memory.network.min", "128mb");
        settings.setString("taskmanager.memory.network.max", "128mb");
        settings.setString("taskmanager.memory.managed.size", "256mb");
        return settings;
    }
}
