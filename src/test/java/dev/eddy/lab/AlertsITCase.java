package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.eddy.control.Variant;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.RecordHeader;
import dev.eddy.ops.TempFolder;
import dev.eddy.serving.ServingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientPauseMode;
import redis.clients.jedis.args.SaveMode;
import redis.clients.jedis.params.ShutdownParams;

/** A real Prometheus with the shipped rules watches a running job, while everything goes wrong that there is an alert for. */
@Tag("cluster")
class AlertsITCase {
    /**
     * An hour of the rules' ranges and waits is a minute here; all else in them is as shipped. So is Flink's checkpoint
     * interval.
     */
    private static final int TIMES_FASTER = 60;

    private static final double EVENTS_PER_SECOND = 300;
    private static final int HEALTHY_EVENTS = 15_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final WorldOptions size =
            // Times from the future count as now: that should not be long after the rest.
            WorldOptions.defaults()
                    .withSize(20_000, 2_000, 80)
                    .withPace(EVENTS_PER_SECOND)
                    .withStart(Instant.now().minus(Duration.ofHours(1)));
    private final KnownWorld world = new KnownWorld(size.withEvents(20_000));

    private static final Map<String, String> OPTIONS = Map.of(
            // So that a hit rate says something after half a minute.
            "internal.scoring.sample-share", "1",
            "internal.catalog.park-for", "1 s",
            // So that every restart is a pause that deletions may have been missed in.
            "kafka.deletions-kept", "1 ms",
            // So that centres are due by their age alone: of whom little is known, a few clicks change a lot.
            "internal.membership.retrain-moves", "1000",
            "internal.membership.retrain-below", "2",
            // So that lists are dropped soon when Redis is away, and a Redis that hangs is waited for.
            "serving.max-pending", "256",
            "internal.redis.timeout", "60 s",
            // Lists that are put off would let the job read on while Redis hangs, and no events would pile up.
            "internal.serving.late-after", "1 d");

    private final BadRecords bad = new BadRecords(size, world);

    private LocalEddy eddy;
    private EndlessTraffic traffic;
    private PrometheusServer prometheus;
    private AlertWatch alerts;

    @Test
    void everyAlertFiresByTheFaultItIsForAndEndsWithIt() throws Exception {
        assumeThat(PrometheusServer.isInstalled())
                .as("Prometheus is on the PATH")
                .isTrue();
        AlertRules rules = AlertRules.shipped();
        MetricsPage page = MetricsPage.onFreePort();
        try (TempFolder folder = TempFolder.create("eddy-alerts-")) {
            Path checkpoints = Files.createDirectories(folder.path().resolve("checkpoints"));
            try (LocalEddy started = start(page, checkpoints);
                    PrometheusServer watching = PrometheusServer.start(page.port(), rules.hastened(TIMES_FASTER));
                    EndlessTraffic endless = EndlessTraffic.start(
                            started.options().kafka(), new SyntheticWorld(size), EVENTS_PER_SECOND)) {
                eddy = started;
                traffic = endless;
                prometheus = watching;
                alerts = new AlertWatch(prometheus);
                nothingFiresWhileAllIsWell();
                producersGoWrong();
                centresAndUsersAreBad();
                clicksAreNoLongerWhatWasRecalled();
                redisHangs();
                redisIsAway();
                clocksDiffer();
                checkpointsCanNotBeWritten(checkpoints);
                theJobIsGoneAndComesBackWithoutItsState();
                alerts.endsAll();
                assertThat(alerts.fired()).containsExactlyInAnyOrderElementsOf(rules.names());
            }
        }
    }

    private LocalEddy start(MetricsPage page, Path checkpoints) throws Exception {
        Configuration settings = page.briefSettings();
        // Little room between tasks, so that what Redis does not take stays in Kafka.
        settings.setString("taskmanager.memory.segment-size", "4kb");
        settings.setString("execution.checkpointing.interval", "1 s");
        // So that Prometheus, which looks once a second, misses no checkpoint.
        settings.setString("execution.checkpointing.min-pause", "2 s");
        settings.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
        LocalEddy eddy = LocalEddy.start(
                RecallOptions.ofDimension(KnownWorld.DIMENSION), 2, ServingOptions.Channels.MERGED, settings, OPTIONS);
        eddy.publish(world.items().iterator(), Map.of(), world.centres());
        eddy.startJob();
        eddy.awaitCatalogue();
        eddy.commands().start(new Variant("half", 0, .5, "s", Map.of(), List.of()));
        return eddy;
    }

    private void nothingFiresWhileAllIsWell() throws Exception {
        // Until it has scraped for the first time, Prometheus knows of no job.
        Waiting.until(
                "the first scrape",
                PATIENCE,
                () -> !prometheus.query("flink_jobmanager_job_runningTime").isEmpty());
        alerts.endsAll();
        Waiting.until("healthy traffic", PATIENCE, () -> {
            assertThat(prometheus.firing()).isEmpty();
            return traffic.sent() >= HEALTHY_EVENTS;
        });
        assertThat(prometheus.brokenRules()).isEmpty();
        assertEveryPanelHasData();
    }

    /** The dashboard asks for what this Prometheus knows of a healthy job. */
    private void assertEveryPanelHasData() throws Exception {
        assertThat(Dashboard.shipped().queries("5s"))
                .allSatisfy(
                        query -> assertThat(prometheus.query(query)).as(query).isNotEmpty());
    }

    /** Each event by another chance: cut off, on an item that nobody has published, from the future, or as it should be. */
    private void producersGoWrong() throws Exception {
        var random = new SplittableRandom(1);
        alerts.fires(
                "one event of ten is bad, in three ways",
                () -> traffic.producers(event -> switch (random.nextInt(30)) {
                    case 0 -> EndlessTraffic.cutOff(event);
                    case 1 -> EndlessTraffic.with(event, "item_id", "never-published");
                    // By a century, which is so whatever the time.
                    case 2 -> EndlessTraffic.with(event, "ts", event.atMillis() + 36_525L * 86_400_000);
                    default -> event;
                }),
                "EddyDeadLetters",
                "EddyUnknownItems",
                "EddyClocksAhead");
        traffic.producers(UnaryOperator.identity());
        alerts.ends("EddyDeadLetters", "EddyUnknownItems", "EddyClocksAhead");
    }

    private void centresAndUsersAreBad() throws Exception {
        try (Swaps swaps = new Swaps(eddy.options().kafka());
                var centres = new CentrePublisher(eddy.options().kafka())) {
            alerts.fires(
                    "centres of another dimension, then old ones that are uneven; users who only visit",
                    () -> {
                        centres.publishInactive(BadRecords.centresOfAnotherDimension());
                        swaps.to(bad.oldUnevenCentres());
                        publish(BadRecords.visits(3_000, traffic.nowMillis()));
                    },
                    "EddyCentresRefused",
                    "EddyRetrainDue",
                    "EddyClusterTooLarge",
                    "EddyUsersWithoutDirection");
            publish(bad.clicksOfVisitors(3_000, traffic.nowMillis()));
            swaps.to(world.trained(4, 3));
            alerts.ends("EddyRetrainDue", "EddyClusterTooLarge", "EddyUsersWithoutDirection");
        }
    }

    private void publish(Iterator<byte[]> events) {
        try (Replay replay = eddy.replay()) {
            replay.run(events, 0);
        }
    }

    private void clicksAreNoLongerWhatWasRecalled() throws Exception {
        List<WorldRecord> items = new SyntheticWorld(size).items();
        var random = new SplittableRandom(2);
        alerts.fires(
                "everybody clicks at random",
                () -> traffic.producers(event -> EndlessTraffic.with(
                        event,
                        "item_id",
                        items.get(random.nextInt(items.size())).key())),
                "EddyHitRateFell");
        Waiting.until(
                "it to fire for new and for known users",
                PATIENCE,
                () -> prometheus
                                .firing()
                                .getOrDefault("EddyHitRateFell", List.of())
                                .size()
                        == 2);
        traffic.producers(UnaryOperator.identity());
    }

    /** Under a burst of events, it takes connections, but no lists, for longer than a checkpoint may take; then it does. */
    private void redisHangs() throws Exception {
        alerts.fires(
                "Redis hangs for 35 s under a burst of events",
                () -> {
                    publish(bad.burst(40_000));
                    // Only while it reads, the job learns how much there is to read.
                    Waiting.until(
                            "the job to be behind",
                            PATIENCE,
                            () -> eddy.metrics().sum("behaviour-source", "pendingRecords") > 5_000);
                    try (Jedis redis = redis()) {
                        redis.clientPause(35_000, ClientPauseMode.WRITE);
                    }
                },
                "EddyEventsPileUp",
                "EddyCheckpointsSlow",
                "EddyListsLate");
        alerts.ends("EddyEventsPileUp");
    }

    private void redisIsAway() throws Exception {
        alerts.fires(
                "Redis is killed",
                () -> {
                    try (Jedis redis = redis()) {
                        redis.shutdown(ShutdownParams.shutdownParams().saveMode(SaveMode.NOSAVE));
                    }
                },
                "EddyRedisAway",
                "EddyNoListsWritten",
                "EddyListsDropped",
                "EddyRebuildDue");
        eddy.restartRedisEmpty();
        alerts.ends("EddyRedisAway", "EddyNoListsWritten", "EddyRebuildDue");
    }

    private Jedis redis() {
        return new Jedis(HostAndPort.from(eddy.options().redis().nodes()));
    }

    /** In place of a broker whose clock is ahead a producer stamps clicks, and as long as that the broker believes it. */
    private void clocksDiffer() throws Exception {
        KafkaOptions kafka = eddy.options().kafka();
        alerts.fires(
                "clicks come 20 s before their append, by the clocks",
                () -> {
                    stampBy("CreateTime");
                    try (Producer<String, byte[]> producer = Producers.connect(kafka, "eddy-ahead")) {
                        bad.clicksOfVisitors(100, traffic.nowMillis())
                                .forEachRemaining(click -> producer.send(new ProducerRecord<>(
                                        kafka.topic(Topic.EVENTS),
                                        null,
                                        System.currentTimeMillis() + 20_000,
                                        RecordHeader.of(click).userId(),
                                        click)));
                    }
                    stampBy("LogAppendTime");
                },
                "EddyClocksDiffer");
    }

    private void stampBy(String timestampType) throws Exception {
        KafkaOptions kafka = eddy.options().kafka();
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, kafka.topic(Topic.EVENTS));
        var setting =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", timestampType), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(setting))).all().get();
        }
    }

    /** Root may write everywhere, so there is a file where the folder was. */
    private void checkpointsCanNotBeWritten(Path checkpoints) throws Exception {
        Path away = checkpoints.resolveSibling("away");
        alerts.fires(
                "the storage of checkpoints is away",
                () -> {
                    Files.move(checkpoints, away);
                    Files.createFile(checkpoints);
                },
                "EddyCheckpointsFail",
                "EddyNoCheckpoint",
                "EddyRestarts",
                "EddyDeletionsMissed");
        Files.delete(checkpoints);
        Files.move(away, checkpoints);
        // Restarts have forgotten the clocks, too.
        alerts.ends("EddyNoCheckpoint", "EddyClocksDiffer");
    }

    private void theJobIsGoneAndComesBackWithoutItsState() throws Exception {
        alerts.fires("the job is cancelled", () -> eddy.job().cancel(), "EddyNotRunning");
        alerts.fires("the job is started without its state", () -> eddy.startJob(), "EddyListsRefused");
        alerts.ends("EddyNotRunning");
        eddy.commands()
                .rebuild("anew", new RebuildClient.Request(false, true, traffic.nowMillis()), (step, buckets) -> {});
    }
}
