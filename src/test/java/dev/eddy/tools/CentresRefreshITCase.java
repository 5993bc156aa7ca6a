package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreInventory;
import dev.eddy.item.CatalogOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.ChildEddy;
import dev.eddy.lab.KnownWorld;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.RefreshLock;
import dev.eddy.option.Options;
import dev.eddy.serving.ServingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about centres, against a job that runs: it has the centres of version 1, and 181 users. */
class CentresRefreshITCase {
    private static final KnownWorld WORLD = new KnownWorld(3_000);

    private static final Map<String, String> SOUND = Map.of(
            "catalog.spaces",
            WORLD.sound().text(),
            "catalog.centre-space",
            WORLD.sound().name());

    private static LocalEddy eddy;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        CatalogOptions catalog = Options.with(CatalogOptions.ofDimension(KnownWorld.DIMENSION), SOUND);
        eddy = LocalEddy.start(RecallOptions.defaults().with(catalog), 2, ServingOptions.Channels.MERGED);
        eddy.publish(WORLD.items().iterator(), Map.of(), WORLD.centres());
        eddy.startJob();
        eddy.awaitCatalogue();
        try (Replay replay = eddy.replay()) {
            replay.runWorld(WORLD.stream().iterator(), 0);
        }
        eddy.awaitServed();
    }

    @AfterAll
    static void stop() {
        eddy.close();
    }

    @Test
    void theWholeCycleIsOneCommandAndGoingBackAnother() throws Exception {
        long before = active();
        Path report = folder.resolve("report.json");
        Path plot = folder.resolve("plot.svg");
        CommandRun run =
                refresh("--k", 3, "--least-users", 100, "--least-clicks", 100, "--report", report, "--plot", plot);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "taking a savepoint",
                        "training",
                        "publishing version",
                        "3 clusters of dimension 32, of 181 users",
                        "users stay in theirs",
                        "hit rate on",
                        "is in use everywhere: 190 users looked through in");
        assertThat(active()).isGreaterThan(before);
        assertThat(Files.readString(report)).contains("\"is_published\" : true", "\"staying_share\"", "\"sizes\"");
        assertThat(plot).isNotEmptyFile();
        assertNoSavepoint();

        CommandRun back = CommandRun.of(deployed("centres", "rollback", "--wait"));
        assertThat(back.exitCode()).isZero();
        assertThat(back.out()).contains("version " + before + " is in use everywhere: 190 users looked through");
        assertThat(active()).isEqualTo(before);
    }

    @Test
    void centresAreTrainedInAnotherSpaceOnceItHasVectorsAndTheOnesByTagsCanComeBack() throws Exception {
        long before = active();
        assertBad(refresh("--space", "sound"), "the job has no vectors there to assign users by");
        assertBad(inSound("--space", "sound"), "space sound has no vectors in use; publish some first");
        assertThat(active()).isEqualTo(before);

        KnownWorld.publishItemVectors(eddy, WORLD.itemVectors());
        CommandRun run = inSound("--space", "sound", "--k", 3, "--least-users", 100, "--least-clicks", 100);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("3 clusters of dimension 8, of 181 users", "is in use everywhere: 190 users looked through");
        assertThat(CommandRun.of(deployed("centres", "list")).out()).containsPattern("sound +8 ");

        assertThat(inSound("--space", "tag", "--k", 3, "--least-users", 100, "--least-clicks", 100)
                        .out())
                .contains("3 clusters of dimension 32, of 181 users");
        assertThat(CommandRun.of(deployed("centres", "activate", before, "--wait"))
                        .exitCode())
                .isZero();
        assertThat(active()).isEqualTo(before);
        assertNoSavepoint();
    }

    private CommandRun inSound(Object... more) {
        List<Object> words = new ArrayList<>(List.of(more));
        SOUND.forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
        return refresh(words.toArray());
    }

    /** The savepoint of a run that was killed lies in the folder, too. */
    @Test
    void clustersByInterestsThatUsersSharePassTheSameGate() {
        long before = active();
        CommandRun run =
                refresh("--by", "rules", "--k", 3, "--least-users", 100, "--least-clicks", 100_000, "--most-share", .9);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("3 clusters of dimension 32, of 181 users", "refused:");
        assertThat(active()).as("other tests go on from these centres").isEqualTo(before);
        assertNoSavepoint();
    }

    @Test
    void whatTheGateRefusesIsNotUsedAndWhatIsLeftOverIsDeleted() throws Exception {
        long before = active();
        try (FlinkCluster flink = FlinkCluster.connect(eddy.webUi().toString())) {
            String group = eddy.options().kafka().group();
            flink.savepoint(flink.findJob(), folder + "/eddy-refresh-" + group, Duration.ofMinutes(1));
        }
        assertThat(savepoints()).hasSize(1);
        CommandRun run = refresh("--k", 3, "--least-users", 100, "--least-clicks", 100_000);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("deleted the savepoint that an earlier run left over: ")
                .contains("refused: only", "the centres from before stay in use");
        assertThat(active()).isEqualTo(before);
        assertNoSavepoint();
    }

    @Test
    void badInputIsToldAndNothingIsTouched() {
        long before = active();
        assertBad(refresh("--k", 301, "--least-users", 100), "301 clusters need as many vectors, got 181");
        assertBad(refresh("--k", 2, "--least-users", 301), "181 users have a taste, at least 301 are needed");
        assertBad(CommandRun.of(deployed("centres", "refresh", "--flink", "http://localhost:1")), "http://localhost:1");
        assertBad(
                CommandRun.of(deployed("centres", "refresh", "--flink", eddy.webUi(), "--job", "f".repeat(32))),
                "no running job " + "f".repeat(32));
        assertBad(
                CommandRun.of(deployed(
                        "centres",
                        "train",
                        "--savepoint",
                        folder.resolve("nothing"),
                        "--out",
                        folder.resolve("centres.jsonl"))),
                "no savepoint that can be read");
        assertBad(CommandRun.of(deployed("centres", "activate", 99)), "version 99 is not published");
        assertThat(active()).isEqualTo(before);
        assertNoSavepoint();
    }

    @Test
    void aSecondRefreshIsRefusedWhileOneRuns() {
        long before = active();
        try (RefreshLock lock = RefreshLock.take(eddy.options().kafka())) {
            assertThat(lock).isNotNull();
            assertBad(refresh("--k", 3), "another refresh of centres or vectors runs");
        }
        assertThat(active()).isEqualTo(before);
        RefreshLock.take(eddy.options().kafka()).close();
    }

    @Test
    void centresAreTrainedOnTheUsersOfTheJobToBePublishedLater() {
        Path file = folder.resolve("centres.jsonl");
        CommandRun run = CommandRun.of(deployed(
                "centres", "train", "--flink", eddy.webUi(), "--savepoint-dir", folder, "--k", 4, "--out", file));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("4 clusters of dimension 32, of 181 users", "users stay in theirs");
        assertThat(CentreFile.read(file).version()).isGreaterThan(active());
        assertNoSavepoint();
    }

    /** As at the end of a pod. Ctrl-C, which a test in the background can't send, goes the same way through the JVM. */
    @Test
    void anInterruptedRefreshLeavesNoSavepointAndSaysSoInALine() throws Exception {
        long before = active();
        Path log = folder.resolve("refresh.log");
        try (ChildEddy child = ChildEddy.run(log, Map.of(), words("refresh", "--least-users", 100))) {
            child.awaitSaid("reading the users of", Duration.ofMinutes(1));
            child.terminate();
            assertThat(child.awaitExit(Duration.ofMinutes(1))).isEqualTo(143);
        }
        assertThat(Files.readString(log)
                        .lines()
                        .filter(line -> line.startsWith("interrupted") || line.startsWith("failed")))
                .singleElement()
                .asString()
                .startsWith("interrupted: the centres from before stay in use");
        assertThat(log).content().doesNotContain("\tat ");
        assertThat(active()).isEqualTo(before);
        assertNoSavepoint();
        // Who comes next need not wait until Kafka notices that nobody is there.
        RefreshLock.take(eddy.options().kafka()).close();
    }

    private String[] words(Object... more) {
        List<Object> words = new ArrayList<>(List.of("centres"));
        words.addAll(List.of(more));
        words.addAll(List.of("--flink", eddy.webUi(), "--savepoint-dir", folder));
        return Stream.of(deployed(words.toArray())).map(String::valueOf).toArray(String[]::new);
    }

    private CommandRun refresh(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("centres", "refresh", "--flink", eddy.webUi(), "--savepoint-dir", folder));
        words.addAll(List.of(more));
        return CommandRun.of(deployed(words.toArray()));
    }

    /** The command, told of the deployment. */
    private static Object[] deployed(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--bootstrap-servers",
                eddy.options().kafka().bootstrapServers(),
                "-D",
                "catalog.dimension=" + KnownWorld.DIMENSION));
        return all.toArray();
    }

    private static long active() {
        CentreInventory published = CentrePublisher.read(eddy.options().kafka());
        return published.active().orElseThrow();
    }

    private void assertNoSavepoint() {
        assertThat(savepoints()).isEmpty();
    }

    /** In the commands' own folders. */
    private List<Path> savepoints() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith("savepoint-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.err().lines()).singleElement().asString().contains(message);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
