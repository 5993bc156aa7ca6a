package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.console.Console;
import dev.eddy.console.ConsoleOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.Hits;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs all of Eddy on this machine and shows it at work. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start a broker, Redis and Flink, replay clicks, and watch the candidates change.")
final class DemoCommand implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(2);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Replay events.jsonl(.gz) and items.jsonl(.gz) of this folder; else a made-up world.")
    private Path data;

    @Option(names = "--tag-vectors", paramLabel = "FILE", description = "word2vec text file for the tags of --data.")
    private Path tagVectors;

    @Mixin
    private GivenOptions givenOptions;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500", description = "Events per second; 0: all speed.")
    private double rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End so long after the first click: 90s, 5m.")
    private Duration atMost;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = ClustersConverter.class,
            description = "auto: users / 5,000.")
    private String clusters;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Flink tasks per stage; half of the processors unless given: the rest are the broker's and Redis's.")
    private int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the made-up world.")
    private long seed;

    @Option(
            names = "--verify",
            description = "Afterwards rebuild, and compare every list with the single-threaded oracle; with --data.")
    private boolean verify;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was seen as JSON.")
    private Path json;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        checkUsage();
        JsonReport.requireWritable(json);
        JobOptions given = givenOptions.options();
        DemoWorld world = data == null
                ? DemoWorld.synthetic(seed, clusters, given)
                : DemoWorld.recorded(data, tagVectors, clusters, given);
        // What was learned hangs on the order of events, which is another in the job.
        RecallOptions options = verify ? world.options().reproducible() : world.options();
        ContentNote.print(world.catalogue().catalogue(), System.err::println);
        beQuietAtTheEnd();
        out.println("starting Kafka, Redis and Flink …");
        try (LocalEddy eddy = LocalEddy.start(
                        options, parallelism, verify ? ServingOptions.Channels.ALL : ServingOptions.Channels.MERGED);
                CandidateReader reader = eddy.reader()) {
            eddy.publish(world.items().iterator(), world.tagVectors(), world.centres());
            eddy.startJob();
            eddy.awaitCatalogue();
            try (Console console = Console.start(eddy.options(), consoleOptions(eddy))) {
                out.printf("the job is running; Flink's web UI: %s%n", eddy.webUi());
                out.printf("%s%n%n", invitation(console));
                Map<String, Object> report = play(eddy, reader, world, console);
                boolean right = !verify || verify(eddy, reader, world, report);
                JsonReport.write(json, report);
                return right ? 0 : Eddy.FAILED;
            }
        }
    }

    private ConsoleOptions consoleOptions(LocalEddy eddy) {
        // What somebody posts the oracle does not know.
        String token = verify ? null : ConsoleToken.random();
        return new ConsoleOptions(ConsoleOptions.LOOPBACK, 0, eddy.webUi().toString(), token, SAMPLE_EVERY);
    }

    private String invitation(Console console) {
        return (verify ? "look around: " : "look around, and post events of your own: ") + console.address();
    }

    /** On Ctrl-C all services go down side by side; what they say of each other then is no news. */
    private static void beQuietAtTheEnd() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> System.setErr(
                                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
                        "demo-quiet"));
    }

    private void checkUsage() {
        if (rate < 0 || !Double.isFinite(rate)) {
            throw new BadInputException("--rate must be 0 or more: " + rate);
        }
        if (parallelism < 1) {
            throw new BadInputException("--parallelism must be at least 1: " + parallelism);
        }
        if (data == null && (verify || tagVectors != null)) {
            throw new BadInputException("--verify and --tag-vectors go with --data DIR");
        }
        if (verify && atMost != null) {
            throw new BadInputException("--verify compares all of the data, so it does not go with --for");
        }
    }

    private Map<String, Object> play(LocalEddy eddy, CandidateReader reader, DemoWorld world, Console console)
            throws Exception {
        var clicks = new LatestClicks(world.events());
        var screen = new DemoScreen(eddy, reader, clicks, world.catalogue().items()::title);
        var afterWarmUp = new AfterWarmUp(WARM_UP);
        try (Replay replay = eddy.replay()) {
            var publishing = new FutureTask<>(() -> replay.runWorld(clicks, rate), null);
            var thread = new Thread(publishing, "demo-replay");
            thread.start();
            while (!isOver(publishing)) {
                requireHealthy(eddy);
                Duration since = sinceFirst(replay);
                Histogram freshness = eddy.freshness();
                show(screen, afterWarmUp.of(freshness), since, invitation(console));
                afterWarmUp.observe(since, freshness);
                if (atMost != null && since.compareTo(atMost) >= 0) {
                    replay.stop();
                }
            }
            eddy.awaitServed();
            Histogram freshness = afterWarmUp.of(eddy.freshness());
            out.println(screen.all(freshness));
            return report(eddy, reader, replay, freshness);
        }
    }

    /** Waits up to a second; a failure of the replay comes out here. */
    private static boolean isOver(FutureTask<?> publishing) throws Exception {
        try {
            publishing.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void requireHealthy(LocalEddy eddy) {
        if (eddy.job().hasEnded()) {
            throw new IllegalStateException(
                    "the job ended: " + eddy.job().status(),
                    eddy.job().failure().orElse(null));
        }
    }

    private static Duration sinceFirst(Replay replay) {
        return replay.firstSentAt()
                .map(first -> Duration.between(first, Instant.now()))
                .orElse(Duration.ZERO);
    }

    // From JDK 22 on the console is there without a terminal too: then the picture goes where lines would look better.
    @SuppressWarnings("SystemConsoleNull")
    private void show(DemoScreen screen, Histogram freshness, Duration since, String invitation) {
        if (System.console() != null) {
            // Clear, and begin at the top left.
            out.print("\u001b[2J\u001b[H" + screen.all(freshness) + "\n" + invitation + "\n");
            out.flush();
        } else if (since.toSeconds() % 5 == 0) {
            out.println(screen.figures(freshness));
        }
    }

    /** The live hit rate of the merged list and of each channel's. */
    private static Map<String, Object> hits(LocalEddy eddy) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<String> lists = new ArrayList<>(List.of(LiveHits.MERGED));
        FeatureSpace.of(eddy.options().catalog().vectorSpaces()).channels().stream()
                .map(ChannelInfo::name)
                .forEach(lists::add);
        for (String list : lists) {
            Hits hits = eddy.hits(list);
            if (hits.samples() > 0) {
                all.put(list, Map.of("samples", hits.samples(), "hr20", hits.rate(), "mrr20", hits.mrr()));
            }
        }
        return all;
    }

    private static Map<String, Object> report(
            LocalEddy eddy, CandidateReader reader, Replay replay, Histogram freshness) {
        Set<String> users = new HashSet<>();
        reader.forEachUser(users::add);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("events", replay.sent());
        report.put("clicks", replay.sentByType().getOrDefault("click", 0L));
        report.put("dead_letters", eddy.metrics().counter("parse-behaviours", "deadLetters"));
        report.put("unknown_items", eddy.metrics().counter("tag-behaviours", "unknownItems"));
        report.put("restarts", eddy.job().restarts());
        report.put("lists_written", eddy.metrics().counter("serve", "redisWrites"));
        report.put("users_with_list", users.size());
        report.put("hits", hits(eddy));
        report.put(
                "freshness_ms",
                Map.of("p50", freshness.getValueAtPercentile(50), "p99", freshness.getValueAtPercentile(99)));
        return report;
    }

    private boolean verify(LocalEddy eddy, CandidateReader reader, DemoWorld world, Map<String, Object> report) {
        long asOf = world.recorded().stream()
                .mapToLong(event -> event.atMillis())
                .max()
                .orElseThrow();
        try (Progress progress = Progress.of("rebuild", -1)) {
            eddy.rebuild("demo", new RebuildClient.Request(true, false, asOf), (step, buckets) -> progress.to(buckets));
        }
        var oracle = new RecallEngine(
                world.options().reproducible(), world.catalogue().catalogue(), world.centres());
        world.recorded().forEach(oracle::fold);
        OracleCheck.Result result;
        try (Progress progress = Progress.of("compare", oracle.userIds().size())) {
            result = new OracleCheck(oracle, reader, asOf).run(progress::to);
        }
        result.differences().forEach(out::println);
        out.printf(
                "%,d lists of %,d users compared with the oracle: %,d differ%n",
                result.lists(), result.users(), result.wrong());
        report.put("verified", Map.of("users", result.users(), "lists", result.lists(), "wrong", result.wrong()));
        return result.wrong() == 0;
    }
}
