package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.job.BadInputException;
import dev.eddy.lab.KnownWorld;
import dev.eddy.lab.LocalEddy;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.RecallEngine;
import dev.eddy.user.User;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveInputITCase {
    private static final Path OF_A_RELEASE = Path.of("src/test/resources/savepoints/1");
    private static final KnownWorld WORLD = KnownWorld.withoutInputs(400);
    private static final RecallEngine ORACLE = WORLD.oracle();

    @TempDir
    Path folder;

    @Test
    void theUsersOfTheRunningJobAreThoseOfTheOracle() throws Exception {
        var settings = new Configuration();
        settings.setString(
                "execution.checkpointing.savepoint-dir", folder.toUri().toString());
        try (LocalEddy eddy = LocalEddy.start(WORLD.options(), 1, ServingOptions.Channels.MERGED, settings, Map.of())) {
            eddy.resumeJob(OF_A_RELEASE.toUri().toString());
            try (FlinkCluster cluster = FlinkCluster.connect(eddy.webUi().toString())) {
                String job = cluster.findJob();
                String savepoint = cluster.savepoint(job, null, Duration.ofMinutes(1));
                assertThat(Path.of(URI.create(savepoint))).hasParent(folder);
                assertAreTheOracles(read(savepoint, 2));
                cluster.dispose(savepoint);
                assertThat(folder).isEmptyDirectory();
                assertThat(cluster.isRunning(job)).isTrue();
            }
        }
    }

    @Test
    void aSavepointOfAnEarlierReleaseIsRead() throws Exception {
        assertAreTheOracles(read(OF_A_RELEASE.toString(), 3));
    }

    @Test
    void whatTheConsumerThrowsEndsTheReadingAndIsThrown() {
        assertThatThrownBy(() -> LiveInput.read(OF_A_RELEASE.toUri().toString(), 1, user -> {
                    throw new IllegalArgumentException("no room for " + user.userId());
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no room for ");
    }

    @Test
    void stateThatIsDamagedOrGoneIsToldInOneLine() throws Exception {
        copyOfTheRelease();
        for (Path file : stateFiles()) {
            Files.write(file, new byte[(int) Files.size(file)]);
        }
        assertUnreadable();
        for (Path file : stateFiles()) {
            Files.delete(file);
        }
        assertUnreadable();
    }

    private void assertUnreadable() {
        assertThatThrownBy(() -> read(folder.toString(), 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(folder + ": its users can't be read: ")
                .hasMessageEndingWith("; take a new savepoint, and read it with the version of Eddy that the job has")
                .hasMessageNotContaining("\n");
    }

    private void copyOfTheRelease() throws IOException {
        try (Stream<Path> files = Files.list(OF_A_RELEASE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private List<Path> stateFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("_metadata")).toList();
        }
    }

    private static Map<String, User> read(String savepoint, int parallelism) throws IOException {
        Map<String, User> users = new HashMap<>();
        LiveInput.read(
                savepoint,
                parallelism,
                user -> assertThat(users.put(user.userId(), user)).isNull());
        return users;
    }

    private static void assertAreTheOracles(Map<String, User> users) {
        assertThat(users.keySet()).isEqualTo(ORACLE.userIds());
        assertThat(users).allSatisfy((id, user) -> {
            User known = ORACLE.user(id);
            assertThat(user.centreVersion()).isEqualTo(known.centreVersion());
            assertThat(user.cluster()).isEqualTo(known.cluster());
            assertThat(user.interest().direction())
                    .containsExactly(known.interest().direction(), within(1e-5f));
        });
    }
}
