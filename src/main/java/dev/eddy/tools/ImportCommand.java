package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.format.RecordOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.lab.Replay;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.Progress;
import dev.eddy.ops.TempFolder;
import dev.eddy.ops.imports.Importer;
import dev.eddy.ops.imports.Preset;
import dev.eddy.ops.imports.RowCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        description = "Make a data folder of your own files: CSV, TSV, Parquet or JSON lines, in any order and layout.")
final class ImportCommand extends DeploymentCommand {
    private static final int MOST_REASONS = 10;

    @Option(names = "--events", paramLabel = "PATH", description = "File of events, or a folder of such files.")
    private Path events;

    @Option(
            names = "--items",
            paramLabel = "PATH",
            description = "File of items, or a folder of such files. Without it, items are those of the events.")
    private Path items;

    @Option(
            names = "--fields",
            paramLabel = "MAPPING",
            description = "Which of your columns become which fields of events, as the option records.events.fields.")
    private String fields;

    @Option(names = "--types", paramLabel = "MAPPING", description = "As the option records.events.types.")
    private String types;

    @Option(names = "--item-fields", paramLabel = "MAPPING", description = "As the option records.items.fields.")
    private String itemFields;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Mapping of a public log instead; --presets lists them.")
    private String preset;

    @Option(names = "--presets", description = "List the presets.")
    private boolean listsPresets;

    @Option(
            names = "--no-header",
            description = "Tables have no names of columns: the mapping has their numbers, from 1.")
    private boolean hasNoHeader;

    @Option(
            names = "--delimiter",
            paramLabel = "TEXT",
            description = "What separates the columns of a table; found out by default.")
    private String delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Of the text of tables: utf-8, latin-1 or utf-16.")
    private String encoding;

    @ArgGroup(multiplicity = "0..1")
    private Target target;

    private static final class Target {
        @Option(
                names = "--out",
                paramLabel = "FOLDER",
                description = "Data folder to write, which must be new or empty.")
        private Path out;

        @Option(names = "--to-kafka", description = "Publish the records to Kafka instead.")
        private boolean isKafka;
    }

    @Override
    public Integer call() {
        if (listsPresets) {
            printPresets();
            return DONE;
        }
        BadInputException.require(events != null, "--events is missing; name a file of events");
        if (target != null && target.out != null) {
            requireEmpty(target.out);
        }
        if (target != null && target.isKafka) {
            Topics.require(kafka(), kafka().topics(Topic.EVENTS, Topic.ITEMS));
        }
        try (Importer importer = importer()) {
            read(importer);
            print(importer);
            BadInputException.require(
                    importer.events().taken() > 0,
                    "no row of " + events + " became an event; see the reasons above, and correct --fields or --types");
            BadInputException.require(
                    items == null || importer.items().taken() > 0,
                    "no row of " + items + " became an item; see the reasons above, and correct --item-fields");
            write(importer);
        }
        return DONE;
    }

    private Importer importer() {
        Preset chosen = preset == null ? null : Preset.named(preset);
        Map<String, String> mapping = new TreeMap<>();
        if (chosen != null) {
            mapping.put("records.events.fields", chosen.fields());
            mapping.put("records.events.types", chosen.types());
            mapping.put("records.items.fields", chosen.itemFields());
        }
        put("records.events.fields", fields, mapping);
        put("records.events.types", types, mapping);
        put("records.items.fields", itemFields, mapping);
        RecordOptions records = options().with(mapping).kafka().records();
        boolean hasHeader = !hasNoHeader && (chosen == null || chosen.hasHeader());
        return new Importer(
                records,
                hasHeader,
                delimiter == null && chosen != null ? chosen.delimiter() : delimiter,
                encoding == null && chosen != null ? chosen.encoding() : encoding);
    }

    private static void put(String key, String value, Map<String, String> mapping) {
        if (value != null) {
            mapping.put(key, value);
        }
    }

    private void read(Importer importer) {
        try (Progress progress = Progress.of("events", -1)) {
            importer.readEvents(events, progress::to);
        }
        // Rows of events may tell of their items, too.
        Path itemRows = items != null ? items : importer.hasMappingOfItems() ? events : null;
        if (itemRows != null) {
            try (Progress progress = Progress.of("items", -1)) {
                importer.readItems(itemRows, progress::to);
            }
        }
    }

    private void print(Importer importer) {
        print("The first events:");
        importer.sampleOfEvents().forEach(json -> out().println("  " + new String(json, UTF_8)));
        if (!importer.sampleOfItems().isEmpty()) {
            print("The first items:");
            importer.sampleOfItems().forEach(json -> out().println("  " + new String(json, UTF_8)));
        }
        var table = new TextTable("rows", "all", "taken", "left out", "refused");
        row("events", importer.events(), table);
        if (importer.items().rows() > 0) {
            row("items", importer.items(), table);
        }
        out().println();
        table.print(out());
        printRefusals(importer.events());
        printRefusals(importer.items());
    }

    private static void row(String name, RowCounts counts, TextTable table) {
        table.row(
                name,
                TextTable.format("%,d", counts.rows()),
                TextTable.format("%,d", counts.taken()),
                TextTable.format("%,d", counts.ignored()),
                TextTable.format("%,d", counts.refused()));
    }

    private void printRefusals(RowCounts counts) {
        List<RowCounts.Refusal> refusals = counts.refusals();
        refusals.stream()
                .limit(MOST_REASONS)
                .forEach(refusal -> print(
                        refusal.rows() == 1 ? "refused %,d: %s" : "refused %,d, such as %s",
                        refusal.rows(),
                        refusal.example()));
        if (refusals.size() > MOST_REASONS) {
            print("and more for %,d other reasons", refusals.size() - MOST_REASONS);
        }
    }

    private void write(Importer importer) {
        if (target == null) {
            print("Nothing is written. Give --out FOLDER for a data folder, or --to-kafka.");
        } else if (target.isKafka) {
            publish(importer);
        } else {
            Path eventsOut = target.out.resolve("events.jsonl.gz");
            Path itemsOut = target.out.resolve("items.jsonl.gz");
            print("%,d events written to %s, by time", importer.writeEvents(eventsOut), eventsOut);
            print("%,d items written to %s", importer.writeItems(itemsOut), itemsOut);
            print("Next: java -jar target/eddy.jar demo --data %s", target.out);
        }
    }

    private void publish(Importer importer) {
        try (var folder = TempFolder.createUntilExit("eddy-import");
                var catalogue = new CataloguePublisher(kafka());
                var replay = new Replay(kafka())) {
            Path itemsOut = folder.path().resolve("items.jsonl.gz");
            importer.writeItems(itemsOut);
            try (JsonLines lines = JsonLines.open(itemsOut)) {
                print("%,d items sent to %s", catalogue.publishItems(lines), kafka().topic(Topic.ITEMS));
            }
            Path eventsOut = folder.path().resolve("events.jsonl.gz");
            importer.writeEvents(eventsOut);
            try (JsonLines lines = JsonLines.open(eventsOut)) {
                replay.run(lines, 0);
            }
            print("%,d events sent to %s", replay.acknowledged(), kafka().topic(Topic.EVENTS));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the records in the temporary folder", e);
        }
    }

    private static void requireEmpty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                BadInputException.require(
                        files.findAny().isEmpty(), "--out " + folder + ": the folder is not empty; name a new one");
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
