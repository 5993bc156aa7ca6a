package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.command.EddyCommand;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "world",
        description = "Make up users with interests, items, and events of the users; write them as a folder of data.")
final class WorldCommand extends EddyCommand {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for events.jsonl.gz and items.jsonl.gz; created if it is missing.")
    private Path folder;

    @Option(names = "--users", paramLabel = "N", defaultValue = "20000", description = "Number of users.")
    private int users;

    @Option(names = "--items", paramLabel = "N", defaultValue = "5000", description = "Number of items at the start.")
    private int items;

    @Option(names = "--tags", paramLabel = "N", defaultValue = "160", description = "Number of tags.")
    private int tags;

    @Option(names = "--events", paramLabel = "N", defaultValue = "200000", description = "Number of events.")
    private long events;

    @Option(
            names = "--page",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Items shown before each click, with an impression of each. Users click one of them and hardly"
                            + " ever one that they ignored before. With 0, few clicks have impressions before them.")
    private int page;

    @Option(names = "--days", paramLabel = "N", defaultValue = "10", description = "Days that the events cover.")
    private double days;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Equal seeds make equal worlds.")
    private long seed;

    @Override
    public Integer call() {
        BadInputException.require(events >= 1, "--events must be at least 1: " + events);
        BadInputException.require(days > 0 && !Double.isInfinite(days), "--days must be a positive number: " + days);
        WorldOptions options = WorldOptions.defaults()
                .withSeed(seed)
                .withSize(users, items, tags)
                .withEvents(events)
                .withPages(page)
                .withPace(events / (days * 86_400));
        try {
            Files.createDirectories(folder);
            write(new SyntheticWorld(options));
        } catch (IOException e) {
            throw new BadInputException("--out: cannot write to " + folder + ": " + e.getMessage(), e);
        }
        print("%,d events and their items are in %s", events, folder);
        return DONE;
    }

    private void write(SyntheticWorld world) throws IOException {
        try (BufferedWriter eventsFile = writer("events.jsonl.gz");
                BufferedWriter itemsFile = writer("items.jsonl.gz");
                Progress progress = Progress.of("world", events)) {
            for (WorldRecord item : world.items()) {
                write(item, itemsFile);
            }
            while (world.hasNext()) {
                WorldRecord record = world.next();
                boolean isEvent = record.kind() == WorldRecord.Kind.EVENT;
                write(record, isEvent ? eventsFile : itemsFile);
                progress.step(isEvent ? 1 : 0);
            }
        }
    }

    private BufferedWriter writer(String name) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))), UTF_8));
    }

    private static void write(WorldRecord record, BufferedWriter file) throws IOException {
        file.write(record.json());
        file.write('\n');
    }
}
