package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.lab.Replay;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.PrivateFolder;
import dev.eddy.ops.TempFolder;
import dev.eddy.ops.imports.Importer;
import dev.eddy.ops.imports.Preset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        description = "Make a data folder of your own files: CSV, TSV, Parquet or JSON lines, in any order and layout.")
final class ImportCommand extends OperatingCommand {
    @Option(
            names = "--events",
            paramLabel = "PATH",
            description =
                    "File of events, a folder of such files, a quoted pattern such as \"log/2026-*.csv\", or a .sql file with a query.")
    private Path events;

    @Option(
            names = "--items",
            paramLabel = "PATH",
            description =
                    "The items, also a file, a folder, a pattern or a query. Without it, items are those of the events.")
    private Path items;

    @Mixin
    private LayoutChoice layout;

    @Option(names = "--presets", description = "List the presets.")
    private boolean listsPresets;

    @ArgGroup(multiplicity = "0..1")
    private Target target;

    private static final class Target {
        @Option(
                names = "--out",
                paramLabel = "FOLDER",
                description = "Data folder to write, which must be new or empty. A new one is for its owner alone.")
        private Path out;

        @Option(
                names = "--add-to",
                paramLabel = "FOLDER",
                description =
                        "Data folder of an import before, which gets these records too: one import for each layout.")
        private Path addTo;

        @Option(names = "--to-kafka", description = "Publish the records to Kafka instead.")
        private boolean isKafka;
    }

    @Override
    public Integer call() {
        if (listsPresets) {
            printPresets();
            return DONE;
        }
        boolean isAdded = target != null && target.addTo != null;
        BadInputException.require(
                events != null || (isAdded && items != null), "--events is missing; name a file of events");
        if (target != null && target.out != null) {
            requireNew(target.out);
        }
        if (target != null && target.isKafka) {
            Topics.require(kafka(), kafka().topics(Topic.EVENTS, Topic.ITEMS));
        }
        var files = new RecordedFiles(events, items);
        try (Importer importer = layout.importer(options())) {
            if (isAdded) {
                RecordedFiles before = RecordedFiles.in(target.addTo);
                importer.takeIn(before.events(), before.items());
            }
            LayoutChoice.read(files, importer);
            printSamples(importer);
            var report = new ImportReport(importer, files);
            report.print(out());
            report.requireRecords();
            write(importer);
        }
        return DONE;
    }

    private void printSamples(Importer importer) {
        printSample("The first events:", importer.sampleOfEvents());
        printSample("The first items:", importer.sampleOfItems());
        out().println();
    }

    private void printSample(String title, List<byte[]> records) {
        if (!records.isEmpty()) {
            print(title);
            records.forEach(json -> out().println("  " + new String(json, UTF_8)));
        }
    }

    private void write(Importer importer) {
        if (target == null) {
            print(
                    "Nothing is written. Give --out FOLDER for a data folder, --add-to FOLDER to add to one, or --to-kafka.");
        } else if (target.isKafka) {
            publish(importer);
        } else {
            writeFolder(importer, target.out != null ? target.out : target.addTo);
        }
    }

    /**
     * Writes both files under other names and renames them at the end, the events last. An import that is stopped before changes nothing
     * but the items, and can be repeated.
     */
    private void writeFolder(Importer importer, Path folder) {
        RecordedFiles made = RecordedFiles.in(folder);
        Path newEvents = beside(made.events());
        Path newItems = beside(made.items());
        long eventsWritten = importer.writeEvents(newEvents);
        long itemsWritten = importer.writeItems(newItems);
        try {
            Files.move(newItems, made.items(), StandardCopyOption.REPLACE_EXISTING);
            Files.move(newEvents, made.events(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write into " + folder, e);
        }
        print("%,d events written to %s, by time", eventsWritten, made.events());
        print("%,d items written to %s", itemsWritten, made.items());
        print("Next: java -jar target/eddy.jar demo --data %s", folder);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void publish(Importer importer) {
        try (var folder = TempFolder.createUntilExit("eddy-import");
                var catalogue = new CataloguePublisher(kafka());
                var replay = new Replay(kafka())) {
            RecordedFiles made = RecordedFiles.in(folder.path());
            importer.writeItems(made.items());
            try (JsonLines lines = JsonLines.open(made.items())) {
                print("%,d items sent to %s", catalogue.publishItems(lines), kafka().topic(Topic.ITEMS));
            }
            importer.writeEvents(made.events());
            try (JsonLines lines = JsonLines.open(made.events())) {
                replay.run(lines, 0);
            }
            print("%,d events sent to %s", replay.acknowledged(), kafka().topic(Topic.EVENTS));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the records in the temporary folder", e);
        }
    }

    /** An import that was stopped before it had moved the events leaves files to write anew. */
    private static void requireNew(Path folder) {
        RecordedFiles made = RecordedFiles.in(folder);
        Path newEvents = beside(made.events());
        Set<Path> leftovers =
                Files.exists(newEvents) ? Set.of(newEvents, beside(made.items()), made.items()) : Set.of();
        try {
            PrivateFolder.create(folder);
            try (var files = Files.list(folder)) {
                BadInputException.require(
                        files.allMatch(leftovers::contains),
                        "--out " + folder + ": the folder is not empty; name a new one");
            }
        } catch (IOException e) {
            throw new BadInputException("--out " + folder + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private void printPresets() {
        var table = new TextTable("preset", "log", "files");
        Preset.all().forEach(each -> table.row(each.name(), each.source(), each.files()));
        table.print(out());
    }
}
