package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --state} with a second writer, damaged state or other options. */
@Tag("cluster")
class RefusedRunITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> ONE_TASK = List.of("--parallelism", "1");

    /** Flink writes small state into the file of metadata. */
    private static final int ENOUGH_FOR_FILES = 5_000;

    @TempDir
    private Path folder;

    @Test
    void aSecondRunThatReadsAsTheSameGroupIsRefusedWhateverItsPrefix() throws Exception {
        try (var machine = new SingleMachine(folder);
                ChildEddy first = machine.run("first", ONE_TASK)) {
            first.awaitRunning(PATIENCE);
            assertThatThrownBy(() -> machine.runHere("other"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("another run reads as consumer group eddy: eddy-run-")
                    .hasMessageContaining("stop it");
        }
    }

    @Test
    void aRunThatStoodStillForTooLongEndsWhenAnotherHasTakenItsPlace() throws Exception {
        try (var machine = new SingleMachine(folder);
                ChildEddy first = machine.run("first", ONE_TASK)) {
            first.awaitRunning(PATIENCE);
            first.signal("STOP");
            // The folder is still locked, as it would not be from another machine.
            try (ChildEddy second = machine.run("second", folder.resolve("other"), ONE_TASK)) {
                second.awaitSaid("it no longer runs", PATIENCE);
                second.awaitRunning(PATIENCE);
                first.signal("CONT");
                assertThat(first.awaitExit(PATIENCE)).isEqualTo(1);
                assertThat(machine.log("first")).contains("stopping: ", "are written by process");
            }
        }
    }

    @Test
    void aDamagedSavepointIsLeftOutAloudAndTheOneBeforeItUsed() throws Exception {
        try (var machine = new SingleMachine(folder)) {
            machine.send(Stream.concat(SingleMachine.items(ENOUGH_FOR_FILES), SingleMachine.clicks(0, 3)));
            runUntil(machine, "first", 3);
            Path first = onlySavepoint(machine);
            machine.send(SingleMachine.clicks(3, 2));
            runUntil(machine, "second", 5);
            garble(machine.state().resolve("savepoints"), first);
            machine.send(SingleMachine.clicks(5, 2));
            runUntil(machine, "third", 7);
            assertThat(machine.log("third"))
                    .containsPattern("WARNING: savepoint savepoint-\\S+ cannot be used: Bad table magic number")
                    .contains("going on from savepoint " + first.getFileName());
        }
    }

    /** Runs it until the list is made from so many events, and stops it by a signal. */
    private static void runUntil(SingleMachine machine, String name, long events) throws Exception {
        try (ChildEddy run = machine.run(name, ONE_TASK)) {
            run.awaitRunning(PATIENCE);
            machine.awaitListOf(events);
            run.terminate();
            run.awaitExit(PATIENCE);
        }
        assertThat(machine.log(name)).contains("stopped with a savepoint");
    }

    private static Path onlySavepoint(SingleMachine machine) throws IOException {
        try (Stream<Path> savepoints = Files.list(machine.state().resolve("savepoints"))) {
            List<Path> all = savepoints.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void otherOptionsAreRefusedAndAFreshStartMovesTheStateAside() throws Exception {
        try (var machine = new SingleMachine(folder)) {
            try (ChildEddy first = machine.run("first", ONE_TASK)) {
                machine.send(Stream.concat(SingleMachine.items(20), SingleMachine.clicks(0, 3)));
                first.awaitRunning(PATIENCE);
                machine.awaitListOf(3);
            }
            List<String> other = List.of("--parallelism", "1", "-D", "catalog.dimension=32");
            try (ChildEddy refused = machine.run("refused", other)) {
                assertThat(refused.awaitExit(PATIENCE)).isEqualTo(2);
                assertThat(machine.log("refused"))
                        .contains("had catalog.dimension '64', and this one has '32'", "--fresh");
            }
            try (ChildEddy fresh = machine.run(
                    "fresh", Stream.concat(other.stream(), Stream.of("--fresh")).toList())) {
                fresh.awaitRunning(PATIENCE);
                assertThat(machine.log("fresh"))
                        .contains("the state of before is now in ")
                        .doesNotContain("WARNING: the job starts with empty state");
            }
            try (Stream<Path> aside = Files.list(machine.state())) {
                assertThat(aside)
                        .anyMatch(path -> Files.isDirectory(path.resolve("savepoints"))
                                && path.getFileName().toString().startsWith("aside-"));
            }
            try (ChildEddy empty = machine.run("empty", folder.resolve("new"), ONE_TASK)) {
                empty.awaitSaid("WARNING: the job starts with empty state", PATIENCE);
                empty.awaitRunning(PATIENCE);
            }
        }
    }

    /** Fills all files of data with other bytes, but those of one savepoint; their sizes stay. */
    private static void garble(Path savepoints, Path spared) throws IOException {
        int garbled = 0;
        try (Stream<Path> files = Files.walk(savepoints)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().equals("_metadata") && !file.startsWith(spared)) {
                    byte[] bytes = new byte[Math.toIntExact(Files.size(file))];
                    ThreadLocalRandom.current().nextBytes(bytes);
                    Files.write(file, bytes);
                    garbled++;
                }
            }
        }
        assertThat(garbled).isPositive();
    }
}
