package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --state}: stopped and started again, and beside a second one. */
class DurableRunITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> ONE_TASK = List.of("--parallelism", "1");

    @Test
    void listsGoOnAfterAStopAndASecondWriterIsRefused(@TempDir Path folder) throws Exception {
        try (var machine = new SingleMachine(folder)) {
            try (ChildEddy first = machine.run("first", ONE_TASK)) {
                machine.send(Stream.concat(SingleMachine.items(20), SingleMachine.clicks(0, 3)));
                machine.awaitLease();
                assertThatThrownBy(() -> machine.runHere("rc"))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("another run writes the lists under rc")
                        .hasMessageContaining("consumer group eddy")
                        .hasMessageContaining("stop it");
                first.awaitRunning(PATIENCE);
                machine.awaitListOf(3);
                first.terminate();
                first.awaitExit(PATIENCE);
                assertThat(machine.log("first")).contains("stopped with a savepoint: file:");
            }
            machine.send(SingleMachine.clicks(3, 2));
            String port = Integer.toString(freePort());
            try (ChildEddy second = machine.run("second", List.of("--parallelism", "2", "--rest-port", port))) {
                second.awaitSaid("going on from savepoint", PATIENCE);
                second.awaitSaid("web UI: http://127.0.0.1:" + port, PATIENCE);
                machine.awaitListOf(5);
                assertThat(machine.log("second")).doesNotContain("WARNING");
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
