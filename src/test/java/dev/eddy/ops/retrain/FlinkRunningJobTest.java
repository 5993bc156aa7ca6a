package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkRunningJobTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @Test
    void onlyCompleteAndOldSavepointsAreFound() throws IOException {
        savepoint("savepoint-old", NOW - DAY.toMillis());
        savepoint("savepoint-new", NOW - DAY.toMillis() + 1);
        Files.createDirectories(folder.resolve("savepoint-being-written"));
        Files.createFile(folder.resolve("a-file"));

        assertThat(FlinkRunningJob.savepoints(folder.toString(), NOW, DAY))
                .singleElement()
                .asString()
                .endsWith("/savepoint-old");
        assertThat(FlinkRunningJob.savepoints(folder.toUri().toString(), NOW, Duration.ZERO))
                .hasSize(2);
    }

    @Test
    void aFolderThatIsNotThereHasNone() throws IOException {
        assertThat(FlinkRunningJob.savepoints(folder.resolve("nowhere").toString(), NOW, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void eachOwnerHasAFolderOfItsOwn() {
        assertThat(FlinkRunningJob.folder("s3://bucket/savepoints/", "refresh-eddy"))
                .isEqualTo("s3://bucket/savepoints/eddy-refresh-eddy");
        assertThat(FlinkRunningJob.folder("/savepoints", "refresh-a/b c")).isEqualTo("/savepoints/eddy-refresh-a_b_c");
    }

    private void savepoint(String name, long writtenAtMillis) throws IOException {
        Path metadata = Files.createDirectories(folder.resolve(name)).resolve("_metadata");
        Files.createFile(metadata);
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenAtMillis));
    }
}
