package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.access.Scope;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.CandidateReader;
import dev.eddy.command.Converters;
import dev.eddy.command.EddyCommand;
import dev.eddy.command.ListeningOptions;
import dev.eddy.console.Console;
import dev.eddy.console.ConsoleAccess;
import dev.eddy.console.ConsoleOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.ops.DataFolder;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.TempFolder;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Start a broker, Redis and Flink, replay clicks, and watch the candidates change.",
        footer = {
            "",
            "The console of the demo is what listens, by default on any free port.",
            "Environment variable EDDY_CONSOLE_TOKEN sets a permanent token in its address."
        })
final class DemoCommand extends EddyCommand {
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(2);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Replay events.jsonl(.gz) and items.jsonl(.gz) of this folder instead of a synthetic world.")
    private Path data;

    @Option(
            names = "--events",
            paramLabel = "PATH",
            description = "Replay this file instead: events.jsonl(.gz) by time, or files in a layout of your own.")
    private Path events;

    @Option(
            names = "--items",
            paramLabel = "PATH",
            description = "The items of --events. Without it, items are those of the events.")
    private Path items;

    @Mixin
    private LayoutChoice layout;

    @Option(names = "--tag-vectors", paramLabel = "FILE", description = "word2vec text file for the tags of the items.")
    private Path tagVectors;

    @Mixin
    private GivenOptions givenOptions;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500", description = "Events a second; 0 is full speed.")
    private double rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description =
                    "End this long after the first click: 90s, 5m. Else Ctrl-C ends it; with --verify and --json the"
                            + " last event does.")
    private Duration atMost;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = Converters.Clusters.class,
            description = "Number of clusters; auto takes one per 5,000 users.")
    private String clusters;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Flink tasks per stage; by default half of the processors, since the broker and Redis need some.")
    private int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the synthetic world.")
    private long seed;

    @Option(names = "--user", paramLabel = "ID", description = "The user whose list is shown; by default a lively one.")
    private String user;

    @Option(names = "--verify", description = "Rebuild at the end; compare all lists with the oracle; needs --data.")
    private boolean verify;

    @Option(names = "--tour", description = "Walk through six pages of the console, which it explains.")
    private boolean isTour;

    @Mixin
    private final ListeningOptions listening = new ListeningOptions(0);

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws Exception {
        checkUsage();
        json.requireWritable();
        JobOptions given = givenOptions.options();
        DemoWorld world = isRecorded()
                ? DemoWorld.recorded(recorded(given), tagVectors, clusters, given)
                : DemoWorld.synthetic(seed, clusters, rate, Instant.now(), given);
        // Learned weights depend on the order of events, which differs in the job.
        RecallOptions options = verify ? world.options().reproducible() : world.options();
        LoadedCatalogue.noteMissingContent(world.catalogue().catalogue(), err()::println);
        print("starting Kafka, Redis and Flink …");
        // On Ctrl-C all services stop at once; their errors about each other mean nothing then.
        OnInterrupt quiet = OnInterrupt.quietly();
        try (LocalEddy eddy = LocalEddy.start(
                        options, parallelism, verify ? ServingOptions.Channels.ALL : ServingOptions.Channels.MERGED);
                CandidateReader reader = eddy.reader()) {
            eddy.publish(world.items().iterator(), world.catalogue().tagVectors(), world.centres());
            eddy.startJob();
            eddy.awaitCatalogue();
            try (TempFolder savepoints = TempFolder.createUntilExit("eddy-demo-savepoints-");
                    Console console = new Console(eddy.options(), consoleOptions(eddy, savepoints))) {
                String invitation = verify
                        ? "look around: " + console.address()
                        : "look around, and post events of your own: " + console.address(page());
                print("the job is running; Flink's web UI: %s", eddy.webUi());
                print(
                        "other commands reach it with --bootstrap-servers %s --redis %s%n%s%n",
                        eddy.options().kafka().bootstrapServers(),
                        eddy.options().redis().nodes(),
                        invitation);
                Map<String, Object> report = new DemoRun(
                                eddy,
                                reader,
                                world,
                                invitation,
                                user,
                                isTour ? tour(console) : null,
                                isRecorded() && !verify && !json.isGiven(),
                                out())
                        .play(rate, atMost);
                boolean right = !verify || verify(eddy, reader, world, report);
                json.write(report);
                printNext();
                return right ? DONE : FAILED;
            }
        } finally {
            quiet.close();
        }
    }

    private boolean isRecorded() {
        return data != null || events != null;
    }

    private RecordedFiles recorded(JobOptions options) {
        if (data != null) {
            var folder = new DataFolder(data);
            return new RecordedFiles(folder.events(), folder.items());
        }
        return layout.inJsonLines(new RecordedFiles(events, items), true, options, err());
    }

    private static DemoTour tour(Console console) {
        return new DemoTour(page -> console.address(page).toString());
    }

    /** Where a visitor begins: the list of the chosen user, or one that nobody else changes. */
    private String page() {
        if (user != null) {
            return "user/" + URLEncoder.encode(user, UTF_8).replace("+", "%20");
        }
        return isRecorded() ? "" : "user/" + DemoYou.USER;
    }

    private void printNext() {
        print("%nNext:");
        print(
                "  your own log            java -jar target/eddy.jar import --events FILE --fields \"user_id=…, item_id=…, ts=…\"");
        print("  how good its lists are  java -jar target/eddy.jar trial --events FILE --items FILE --clusters 1");
        print("  your Kafka and Redis    java -jar target/eddy.jar run");
        print("All of it, step by step: src/site/markdown/tutorial.md");
    }

    private void checkUsage() {
        BadInputException.require(rate >= 0 && Double.isFinite(rate), "--rate must be 0 or more: " + rate);
        BadInputException.require(parallelism >= 1, "--parallelism must be at least 1: " + parallelism);
        BadInputException.require(
                isRecorded() || (!verify && tagVectors == null),
                "--verify and --tag-vectors go with recorded events, --data DIR or --events PATH");
        BadInputException.require(
                data == null || events == null, "--data DIR has events of its own: leave out --data or --events");
        BadInputException.require(events != null || items == null, "--items goes with --events, the clicks on them");
        if (events == null) {
            layout.requireNone();
        }
        BadInputException.require(
                !isTour || !isRecorded(), "--tour shows the synthetic world, so it goes without --data and --events");
        BadInputException.require(
                !verify || atMost == null, "--verify compares all of the data, so it does not go with --for");
    }

    private ConsoleOptions consoleOptions(LocalEddy eddy, TempFolder savepoints) {
        // The oracle would not know of posted events and acts.
        ConsoleAccess access = verify
                ? ConsoleAccess.readOnly()
                : ConsoleAccess.ofToken(ConsoleCommand.token(), EnumSet.of(Scope.POST, Scope.OPERATE), personName());
        return new ConsoleOptions(
                listening.listening(),
                eddy.webUi().toString(),
                savepoints.path().toUri().toString(),
                null,
                null,
                access,
                SAMPLE_EVERY);
    }

    private boolean verify(LocalEddy eddy, CandidateReader reader, DemoWorld world, Map<String, Object> report) {
        long asOf =
                world.recorded().stream().mapToLong(Behaviour::atMillis).max().orElseThrow();
        try (Progress progress = Progress.of("rebuild", -1)) {
            eddy.commands()
                    .rebuild(
                            "demo",
                            new RebuildClient.Request(true, false, asOf),
                            (step, buckets) -> progress.to(buckets));
        }
        var oracle = new RecallEngine(
                world.options().reproducible(), world.catalogue().catalogue(), world.centres());
        world.recorded().forEach(oracle::fold);
        OracleCheck.Result result;
        try (Progress progress = Progress.of("compare", oracle.userIds().size())) {
            result = new OracleCheck(oracle, reader, asOf).run(progress::to);
        }
        result.differences().forEach(out()::println);
        print(
                "%,d lists of %,d users compared with the oracle: %,d differ",
                result.lists(), result.users(), result.wrong());
        report.put("verified", Map.of("users", result.users(), "lists", result.lists(), "wrong", result.wrong()));
        return result.wrong() == 0;
    }
}
