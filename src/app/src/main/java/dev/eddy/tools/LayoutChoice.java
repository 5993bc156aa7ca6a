package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.TempFolder;
import dev.eddy.ops.imports.Importer;
import dev.eddy.ops.imports.LeftOutRows;
import dev.eddy.ops.imports.Preset;
import dev.eddy.ops.imports.TableForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options for files in a layout of their own: which of their columns become which fields. */
final class LayoutChoice {
    private static final String FIELDS = "records.events.fields";
    private static final String TYPES = "records.events.types";
    private static final String ITEM_FIELDS = "records.items.fields";

    @Option(
            names = "--fields",
            paramLabel = "MAPPING",
            description = "Which of your columns become which fields of events, as the option " + FIELDS + ".")
    private String fields;

    @Option(names = "--types", paramLabel = "MAPPING", description = "As the option " + TYPES + ".")
    private String types;

    @Option(names = "--item-fields", paramLabel = "MAPPING", description = "As the option " + ITEM_FIELDS + ".")
    private String itemFields;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Mapping of a public log instead; 'import --presets' lists them.")
    private String preset;

    @Option(
            names = "--no-header",
            description = "Tables have no names of columns: the mapping has their numbers, from 1.")
    private boolean hasNoHeader;

    @Option(
            names = "--delimiter",
            paramLabel = "TEXT",
            description =
                    "What separates the columns of a table; without it, the one of , ; | and tab that the first line has.")
    private String delimiter;

    @Option(
            names = "--no-quotes",
            description =
                    "Quotes in tables are text, as in files of tabs; else they are around values, and a doubled one is a quote.")
    private boolean hasNoQuotes;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Of the text of tables that are not in UTF-8: latin-1, windows-1252, utf-16 or another.")
    private String encoding;

    @Option(
            names = "--leave-out",
            paramLabel = "COLUMN=VALUE",
            description =
                    "Leave out the rows with this value, such as those of a test account; * stands for any text. May be given again.")
    private List<String> leftOut = List.of();

    private boolean isGiven() {
        return hasNoHeader
                || hasNoQuotes
                || !leftOut.isEmpty()
                || Stream.of(fields, types, itemFields, preset, delimiter, encoding)
                        .anyMatch(Objects::nonNull);
    }

    /** Throws {@link BadInputException} when there is a layout, but no file that could have it. */
    void requireNone() {
        BadInputException.require(
                !isGiven(),
                "--fields, --preset and the other options of a layout go with --events, whose layout it is");
    }

    /**
     * The files as JSON lines, events by time. Tables, folders and files with a mapping are translated into a temporary folder, and the
     * notes say what was taken and refused. A file of JSON lines that needs no mapping is not copied.
     *
     * @param needsItems whether events without a file of items get one of their items
     * @throws BadInputException when a file can't be read, or no row of it becomes a record
     */
    RecordedFiles inJsonLines(RecordedFiles given, boolean needsItems, JobOptions options, PrintWriter notes) {
        if (given.events() == null && given.items() == null) {
            requireNone();
            return given;
        }
        boolean isForeign = isGiven()
                || Stream.of(given.events(), given.items())
                        .filter(Objects::nonNull)
                        .anyMatch(Importer::isForeign)
                || (needsItems && given.items() == null);
        if (!isForeign) {
            return given;
        }
        try (Importer importer = importer(options)) {
            read(given, importer);
            var report = new ImportReport(importer, given);
            report.print(notes);
            report.requireRecords();
            RecordedFiles made =
                    RecordedFiles.in(TempFolder.createUntilExit("eddy-layout").path());
            importer.writeItems(made.items());
            if (given.events() == null) {
                return new RecordedFiles(null, made.items());
            }
            importer.writeEvents(made.events());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the records in the temporary folder", e);
        }
    }

    /** Reads the rows of the files. */
    static void read(RecordedFiles files, Importer importer) {
        if (files.events() != null) {
            try (Progress progress = Progress.of("events", -1)) {
                importer.readEvents(files.events(), progress::to);
            }
        }
        // Rows of events may tell of their items, too.
        Path itemRows = files.items() != null ? files.items() : importer.hasMappingOfItems() ? files.events() : null;
        if (itemRows != null) {
            try (Progress progress = Progress.of("items", -1)) {
                importer.readItems(itemRows, progress::to);
            }
        }
    }

    /** An importer with this layout, or else that of the job's options. */
    Importer importer(JobOptions options) {
        Preset chosen = preset == null ? null : Preset.named(preset);
        Map<String, String> mapping = new TreeMap<>();
        if (chosen != null) {
            mapping.put(FIELDS, chosen.fields());
            mapping.put(TYPES, chosen.types());
            mapping.put(ITEM_FIELDS, chosen.itemFields());
        }
        put(FIELDS, fields, mapping);
        put(TYPES, types, mapping);
        put(ITEM_FIELDS, itemFields, mapping);
        return new Importer(
                options.with(mapping).kafka().records(),
                form(chosen == null ? TableForm.COMMON : chosen.form()),
                new LeftOutRows(leftOut));
    }

    private TableForm form(TableForm otherwise) {
        return new TableForm(
                !hasNoHeader && otherwise.hasHeader(),
                delimiter == null ? otherwise.delimiter() : delimiter,
                !hasNoQuotes && otherwise.hasQuotes(),
                encoding == null ? otherwise.encoding() : TableForm.encoding(encoding));
    }

    private static void put(String key, String value, Map<String, String> mapping) {
        if (value != null) {
            mapping.put(key, value);
        }
    }
}
