package dev.eddy.lab;

import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.VariantChannel;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Sends commands to the job of a {@link LocalEddy}, and waits for their effects; see there for the timeout. */
public record LocalCommands(KafkaOptions kafka, ReadProgress progress, Duration patience) {
    /** As {@link RebuildClient#rebuild}; also waits until the lists are in Redis. */
    public long rebuild(String id, RebuildClient.Request request, BiConsumer<String, Integer> listener) {
        try (var client = new RebuildClient(kafka, patience)) {
            // By positions: an idle source commits no offset for up to ten seconds.
            progress.awaitCatalogue();
            progress.awaitServed();
            long users = client.rebuildFromWhatIsRead(id, request, checkpointing(listener));
            progress.awaitWritten();
            return users;
        }
    }

    /** Waits until all earlier commands are done for every user: commands run in order, and this sends one more. */
    public void awaitDone() {
        try (var client = new RebuildClient(kafka, patience)) {
            client.emit("wait", new RebuildClient.Request(false, false, null), checkpointing((step, buckets) -> {}));
            progress.awaitWritten();
        }
    }

    /** The versions of a space; a wait for the job triggers checkpoints. */
    public KafkaSpaceTopic space(String name, double vectorsPerSecond) {
        return new KafkaSpaceTopic(kafka, name, patience, vectorsPerSecond, progress::checkpointNowAndThen);
    }

    /** Starts a variant and waits until the job has taken it. */
    public void start(Variant variant) {
        try (var channel = new VariantChannel(kafka, patience)) {
            channel.send(VariantOrder.start(variant));
            channel.await(progress::checkpointNowAndThen);
        }
    }

    private BiConsumer<String, Integer> checkpointing(BiConsumer<String, Integer> listener) {
        return (step, buckets) -> {
            if (step.equals(RebuildClient.FENCE)) {
                progress.checkpointNowAndThen();
            }
            listener.accept(step, buckets);
        };
    }
}
