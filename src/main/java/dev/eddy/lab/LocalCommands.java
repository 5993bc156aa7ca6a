package dev.eddy.lab;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.RebuildClient;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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

    /** Forgets a user, and waits until all stages have done so. */
    public void forget(String userId) {
        control(channel -> channel.forget(userId, progress::checkpointNowAndThen));
    }

    /** Takes an item down, and waits until no list has it. */
    public void takeDown(String itemId) {
        control(channel -> channel.takeDown(List.of(itemId), progress::checkpointNowAndThen));
        emit("takedown");
    }

    /** Waits until all earlier commands are done for every user: commands run in order, and this sends one more. */
    public void awaitDone() {
        emit("wait");
    }

    /** Waits until all earlier commands were read; their work on users may go on. */
    void awaitRead() {
        control(channel -> channel.fence("wait", progress::checkpointNowAndThen));
    }

    private void control(Consumer<ControlChannel> command) {
        try (var channel = new ControlChannel(kafka, patience)) {
            command.accept(channel);
            progress.awaitWritten();
        }
    }

    private void emit(String id) {
        try (var client = new RebuildClient(kafka, patience)) {
            client.emit(id, new RebuildClient.Request(false, false, null), checkpointing((step, buckets) -> {}));
            progress.awaitWritten();
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
