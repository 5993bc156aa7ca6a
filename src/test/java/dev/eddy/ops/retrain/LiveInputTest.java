package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anything but a savepoint of Eddy is refused before a Flink starts. */
class LiveInputTest {
    @TempDir
    Path folder;

    @Test
    void aPathThatIsNotThere() {
        assertRefused(folder.resolve("none").toString(), "no savepoint that can be read");
    }

    @Test
    void aFolderWithoutASavepoint() {
        assertRefused(folder.toString(), "has a file _metadata");
    }

    @Test
    void aFileSystemThatThereIsNoClientFor() {
        assertRefused("s3://bucket/savepoint-1", "scheme 's3'");
    }

    @Test
    void noPathAtAll() {
        assertRefused("", "no savepoint that can be read");
    }

    @Test
    void aFileThatIsNoMetadata() throws IOException {
        Files.write(folder.resolve("_metadata"), new byte[] {1, 2, 3});
        assertRefused(folder.toString(), "no savepoint that can be read");
        Files.writeString(folder.resolve("_metadata"), "not a savepoint of any kind");
        assertRefused(folder.toString(), "no savepoint that can be read");
    }

    @Test
    void aSavepointOfAnotherJob() throws IOException {
        var other = new OperatorState("count", "count", new OperatorID(1, 2), 1, 128);
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(7, List.of(other), List.of()), out);
        }
        assertRefused(folder.toString(), "a savepoint of another job, without an operator update-users");
    }

    private static void assertRefused(String savepoint, String reason) {
        assertThatThrownBy(() -> LiveInput.read(savepoint, 1, user -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(savepoint + ": ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }
}
