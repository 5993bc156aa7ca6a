package dev.eddy.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import dev.eddy.serving.WriterName;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final JobOrigin ORIGIN = JobOrigin.of(64, "kafka-1", "");
    private static final int SIZE = 3;

    @TempDir
    private Path parent;

    @Test
    void aMissingFolderIsMadeAndHasNoState() {
        try (StateFolder state = StateFolder.open(parent.resolve("a/b"))) {
            assertThat(state.states()).isEmpty();
            assertThat(parent.resolve("a/b")).isDirectory();
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        try (StateFolder state = StateFolder.open(parent.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFileIsRefused() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertRefused(() -> StateFolder.open(file).close(), "--state: " + file + " is a file; name a folder");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertRefused(() -> StateFolder.open(file.resolve("state")).close(), "cannot write to " + file);
    }

    @Test
    void twoRunsDoNotShareAFolder() {
        try (StateFolder first = StateFolder.open(parent)) {
            assertRefused(() -> StateFolder.open(parent).close(), "another run uses " + first.path());
        }
        StateFolder.open(parent).close();
    }

    @Test
    void whoRunsInTheFolderAfterAnotherTakesItsPlaceButNotInACopyOfIt() throws Exception {
        WriterName first;
        try (StateFolder state = StateFolder.open(parent.resolve("state"))) {
            first = state.placed(writer("a", "here"));
            assertThat(first).isEqualTo(writer("a", "here"));
        }
        Path copy = Files.createDirectories(parent.resolve("copy"));
        Files.copy(parent.resolve("state/lock"), copy.resolve("lock"));
        try (StateFolder state = StateFolder.open(parent.resolve("state"));
                StateFolder copied = StateFolder.open(copy)) {
            assertThat(state.placed(writer("b", "here")).hasPlaceOf(first)).isTrue();
            assertThat(copied.placed(writer("c", "here")).hasPlaceOf(first)).isFalse();
            assertThat(state.placed(writer("d", "there")).hasPlaceOf(first)).isFalse();
        }
    }

    private static WriterName writer(String instance, String host) {
        return new WriterName(instance, host, 1, "eddy", 0);
    }

    @Test
    void statesAreNumberedAsFlinkDoesAndHalfWrittenOnesAreToldApart() throws Exception {
        Path savepoint = write("savepoints/savepoint-1", 12);
        write("checkpoints/job/chk-11", 11);
        Files.createDirectories(parent.resolve("checkpoints/job/chk-13"));
        Files.createDirectories(parent.resolve("checkpoints/job/shared"));
        try (StateFolder state = StateFolder.open(parent)) {
            var choice = ResumeChoice.of(state.states());
            assertThat(choice.usable()).extracting(StoredState::number).containsExactly(12L, 11L);
            assertThat(choice.usable().get(0).folder()).isEqualTo(savepoint);
            assertThat(choice.skipped()).extracting(StoredState::problem).containsExactly("it is half-written");
        }
    }

    @Test
    void aStateWithAShortOrMissingFileIsDamaged() throws Exception {
        Path shortened = write("savepoints/savepoint-1", 1);
        Files.writeString(shortened.resolve("data"), "x");
        Path missing = write("savepoints/savepoint-2", 2);
        Files.delete(missing.resolve("data"));
        Path garbled = write("savepoints/savepoint-3", 3);
        Files.writeString(garbled.resolve("_metadata"), "not Flink's");
        try (StateFolder state = StateFolder.open(parent)) {
            assertThat(state.states())
                    .extracting(StoredState::problem)
                    .satisfiesExactly(
                            problem -> assertThat(problem).endsWith("has 1 bytes instead of " + SIZE),
                            problem -> assertThat(problem).endsWith("data is missing"),
                            problem -> assertThat(problem).startsWith("its file _metadata cannot be read"));
        }
    }

    @Test
    void aFreshStartMovesTheStateAside() throws Exception {
        write("savepoints/savepoint-1", 1);
        try (StateFolder state = StateFolder.open(parent)) {
            state.requireOrigin(ORIGIN);
            Path aside = state.moveAside(0);
            assertThat(aside).isEqualTo(parent.resolve("aside-19700101-000000"));
            assertThat(aside.resolve("savepoints/savepoint-1/_metadata")).exists();
            assertThat(state.states()).isEmpty();
            state.requireOrigin(JobOrigin.of(32, "kafka-1", ""));
        }
    }

    @Test
    void anotherJobIsRefusedByName() {
        try (StateFolder state = StateFolder.open(parent)) {
            state.requireOrigin(ORIGIN);
            state.requireOrigin(ORIGIN);
            assertRefused(
                    () -> state.requireOrigin(JobOrigin.of(32, "kafka-1", "")),
                    "had catalog.dimension '64', and this one has '32'");
            assertRefused(
                    () -> state.requireOrigin(JobOrigin.of(64, "kafka-2", "")),
                    "had the id of the Kafka cluster 'kafka-1'");
        }
    }

    @Test
    void onceTheJobHasTwoCheckpointsThoseOfEarlierJobsAreDeleted() throws Exception {
        Path old = write("checkpoints/old/chk-1", 1);
        write("savepoints/savepoint-1", 2);
        write("savepoints/savepoint-2", 3);
        Path surplus = write("savepoints/savepoint-0", 1);
        write("checkpoints/new/chk-4", 4);
        try (StateFolder state = StateFolder.open(parent)) {
            state.tidy("new", Long.MAX_VALUE);
            assertThat(old).exists();
            write("checkpoints/new/chk-5", 5);
            state.tidy("new", Long.MAX_VALUE);
            assertThat(old.getParent()).doesNotExist();
            assertThat(surplus).doesNotExist();
            assertThat(state.states()).extracting(StoredState::number).containsExactly(2L, 3L, 4L, 5L);
        }
    }

    /** Writes a state as Flink does, with one file of data. */
    private Path write(String name, long number) throws Exception {
        Path folder = Files.createDirectories(parent.resolve(name));
        Path data = Files.writeString(folder.resolve("data"), "x".repeat(SIZE));
        var file = new FileStateHandle(new org.apache.flink.core.fs.Path(data.toUri()), SIZE);
        var keyed = new KeyGroupsStateHandle(new KeyGroupRangeOffsets(KeyGroupRange.of(0, 0)), file);
        var operator = new OperatorState("step", "step", new OperatorID(1, 1), 1, 1);
        operator.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedKeyedState(StateObjectCollection.singleton(keyed))
                        .build());
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(number, List.of(operator), List.of()), out);
        }
        return folder;
    }

    private static void assertRefused(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(BadInputException.class).hasMessageContaining(message);
    }
}
