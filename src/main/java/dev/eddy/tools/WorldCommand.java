package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a made-up world down, for who has no recorded events yet. */
@Command(
        name = "world",
        mixinStandardHelpOptions = true,
        description = "Make up users with taste, items, and what the users do, and write it as a folder of data.")
final class WorldCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where events.jsonl.gz and items.jsonl.gz go; created when it is not there.")
    private Path folder;

    @Option(names = "--users", paramLabel = "N", defaultValue = "20000", description = "Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--items", paramLabel = "N", defaultValue = "5000", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--tags", paramLabel = "N", defaultValue = "160", description = "Default: ${DEFAULT-VALUE}.")
    private int tags;

    @Option(names = "--events", paramLabel = "N", defaultValue = "200000", description = "Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "10",
            description = "Over which they are spread (default: ${DEFAULT-VALUE}).")
    private double days;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed, the same world.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (events < 1) {
            throw new BadInputException("--events must be at least 1: " + events);
        }
        if (!(days > 0) || Double.isInfinite(days)) {
            throw new BadInputException("--days must be a positive number: " + days);
        }
        WorldOptions options = WorldOptions.defaults()
                .withSeed(seed)
                .withSize(users, items, tags)
                .withEvents(events)
                .withPace(events / (days * 86_400));
        try {
            Files.createDirectories(folder);
            write(new SyntheticWorld(options));
        } catch (IOException e) {
            throw new BadInputException("--out: cannot write to " + folder + ": " + e.getMessage(), e);
        }
        spec.commandLine().getOut().printf(Locale.ROOT, "%,d events and their items are in %s%n", events, folder);
        return 0;
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
        return new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))), StandardCharsets.UTF_8));
    }

    private static void write(WorldRecord record, BufferedWriter file) throws IOException {
        file.write(record.json());
        file.write('\n');
    }
}
