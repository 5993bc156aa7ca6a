package dev.eddy.lab;

import dev.eddy.ops.ControlChannel;
import java.util.List;
import java.util.function.Consumer;

/** Gives the job of a {@link LocalEddy} orders about one user or item, and waits for their effects. */
record Orders(LocalCommands commands) {
    static Orders to(LocalEddy eddy) {
        return new Orders(eddy.commands());
    }

    /** Forgets a user, and waits until all stages have done so. */
    void forget(String userId) {
        control(channel -> channel.forget(userId, commands.progress()::checkpointNowAndThen));
    }

    /** Takes an item down, and waits until no list has it. */
    void takeDown(String itemId) {
        control(channel -> channel.takeDown(List.of(itemId), commands.progress()::checkpointNowAndThen));
        commands.awaitDone();
    }

    /** Waits until all earlier commands were read; their work on users may go on. */
    void awaitRead() {
        control(channel -> channel.fence("wait", commands.progress()::checkpointNowAndThen));
    }

    private void control(Consumer<ControlChannel> command) {
        try (var channel = new ControlChannel(commands.kafka(), commands.patience())) {
            command.accept(channel);
            commands.progress().awaitWritten();
        }
    }
}
