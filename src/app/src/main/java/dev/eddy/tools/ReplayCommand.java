package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.lab.Replay;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "replay", description = "Publish recorded events to Kafka in their order; before them the catalogue.")
final class ReplayCommand extends OperatingCommand {
    @Option(
            names = "--events",
            required = true,
            paramLabel = "PATH",
            description = "events.jsonl(.gz), or files in a layout of your own, whose events are sent by time.")
    private Path eventsFile;

    @Mixin
    private CatalogueFiles catalogue;

    @Mixin
    private LayoutChoice layout;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "Events per second; 0 is full speed.")
    private double rate;

    @Override
    public Integer call() {
        BadInputException.require(
                rate >= 0 && !Double.isInfinite(rate), "--rate " + rate + ": must be 0 or more events per second");
        eventsFile = catalogue.inJsonLines(eventsFile, layout, options(), err());
        CatalogueFiles.requireRereadable(eventsFile);
        // All files are read before the first record is sent: half a replay would be hard to undo.
        long count = JsonLines.count(eventsFile);
        BadInputException.require(count > 0, eventsFile + ": holds no events; give a file with one JSON event a line");
        catalogue.load();
        List<Topic> filled = new ArrayList<>(catalogue.topics());
        filled.add(Topic.EVENTS);
        Topics.require(kafka(), kafka().topics(filled.toArray(Topic[]::new)));
        catalogue.publish(kafka(), out()::println);
        replay(count);
        return DONE;
    }

    private void replay(long count) {
        try (var replay = new Replay(kafka());
                JsonLines lines = JsonLines.open(eventsFile);
                Progress progress = Progress.of("replay", count)) {
            long start = System.nanoTime();
            replay.run(counted(lines, progress), rate);
            double seconds = (System.nanoTime() - start) / 1e9;
            print(
                    "%,d events sent to %s in %.1f s, %,.0f/s: %s",
                    replay.acknowledged(),
                    kafka().topic(Topic.EVENTS),
                    seconds,
                    replay.acknowledged() / seconds,
                    TextTable.counts(replay.sentByType()));
        }
    }

    private static Iterator<byte[]> counted(Iterator<byte[]> events, Progress progress) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
                .peek(event -> progress.step())
                .iterator();
    }
}
