package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.DataFolder;
import dev.eddy.ops.Progress;
import dev.eddy.ops.backfill.Backfill;
import dev.eddy.ops.backfill.HistoryFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backfill",
        description = "Have the running job learn months of events at full speed, before it goes on with live ones.",
        footer = {
            "",
            "The events go to the topic behaviour-history. While the job reads them, it makes no lists for them, and",
            "live events wait in Kafka: none is lost, none counts twice. Then all lists are made once. Events that the",
            "live topic has are left out. After an interruption, give the same command again.",
            "Without events it waits for what others have sent to behaviour-history, and makes the lists."
        })
final class BackfillCommand extends OperatingCommand {
    @ArgGroup(multiplicity = "0..1")
    private Source source;

    private static final class Source {
        @Option(names = "--data", paramLabel = "FOLDER", description = "Data folder, as import makes it.")
        private Path data;

        @Option(
                names = "--events",
                paramLabel = "PATH",
                description = "events.jsonl(.gz) by time, or files in a layout of your own; each event with its time.")
        private Path events;
    }

    @Mixin
    private CatalogueFiles catalogue;

    @Mixin
    private LayoutChoice layout;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description =
                    "Leave out events from this instant on, such as 2026-11-01T00:00:00Z: the live topic has them.")
    private Instant until;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        Path events = catalogue.inJsonLines(events(), layout, options(), err());
        catalogue.load();
        HistoryFile file = events == null ? null : read(events);
        var backfill = new Backfill(kafka(), patience.timeout);
        catalogue.publish(kafka(), out()::println);
        // An event that comes before its item would wait for it.
        ConsumerLag.awaitDrained(kafka(), patience.timeout, catalogue.topics().toArray(Topic[]::new));
        long start = System.nanoTime();
        long sent = file == null ? 0 : publish(backfill, file);
        awaitRead(backfill);
        if (sent > 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            print("the job has read them, in %,.1f s: %,.0f events/s", seconds, sent / seconds);
        }
        try (Progress progress = Progress.of("lists", -1)) {
            String id = UUID.randomUUID().toString();
            print("the lists of %,d users were made", backfill.makeLists(id, progress::at));
        }
        return DONE;
    }

    private Path events() {
        if (source != null && source.data != null) {
            var folder = new DataFolder(source.data);
            catalogue.useItemsOf(folder.items());
            return folder.events();
        }
        BadInputException.require(
                source != null || until == null, "--until goes with --data or --events, whose events it cuts");
        return source == null ? null : source.events;
    }

    private static HistoryFile read(Path events) {
        CatalogueFiles.requireRereadable(events);
        try (Progress progress = Progress.of("check events", -1)) {
            return HistoryFile.read(events, progress::to);
        }
    }

    /** Returns how many events were sent now. */
    private long publish(Backfill backfill, HistoryFile file) {
        print(
                "%,d events from %s to %s",
                file.events(), Instant.ofEpochMilli(file.firstMillis()), Instant.ofEpochMilli(file.lastMillis()));
        long before = until == null ? Long.MAX_VALUE : until.toEpochMilli();
        try (Progress progress = Progress.of("send events", file.events())) {
            var counts = backfill.publish(file, before, progress::to);
            print(
                    "%,d sent to %s; left out: %,d sent before, %,d in %s, %,d later",
                    counts.sent(),
                    kafka().topic(Topic.HISTORY),
                    counts.sentBefore(),
                    counts.live(),
                    kafka().topic(Topic.EVENTS),
                    counts.later());
            return counts.sent();
        }
    }

    private static void awaitRead(Backfill backfill) {
        try (Progress progress = Progress.of("events that the job has still to read", -1)) {
            backfill.awaitRead(progress::to);
        }
    }
}
