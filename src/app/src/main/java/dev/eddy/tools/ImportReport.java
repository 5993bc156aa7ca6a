package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.format.RowMapper;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.imports.EventSummary;
import dev.eddy.ops.imports.Importer;
import dev.eddy.ops.imports.RowCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Says how many rows of files became records, and why others did not. */
record ImportReport(Importer importer, RecordedFiles files) {
    private static final int MOST_REASONS = 10;
    /** Characters of the names of columns. */
    private static final int MOST_SHOWN = 400;
    /** Clocks and zones may be off by so much. */
    private static final Duration ONE_DAY = Duration.ofDays(1);

    void print(PrintWriter out) {
        var table = new TextTable("rows", "all", "taken", "left out", "refused");
        row("events", importer.events(), table);
        row("items", importer.items(), table);
        table.print(out);
        importer.tables()
                .forEach((form, tables) ->
                        out.println(TextTable.format("tables read as %s: %,d, such as ", form, tables.size())
                                + tables.iterator().next()));
        printMissing("--fields", importer.events(), importer.seenInEvents(), out);
        printMissing("--item-fields", importer.items(), importer.seenInItems(), out);
        if (importer.events().taken() > 0) {
            printEvents(importer.summary(System.currentTimeMillis() + ONE_DAY.toMillis()), out);
        }
        printEntries("rows by --types", importer.seenInEvents().byType(), entry -> "--types; check its spelling", out);
        printCount("%,d items are not available; no list has them", importer.unavailableItems(), out);
        if (files.items() != null) {
            printCount("%,d rows of items repeat an id; the last row of an item counts", importer.repeatedItems(), out);
        }
        Set<String> missing = importer.missingColumns();
        printEntries(
                "left out by --leave-out",
                importer.leftOutRows(),
                entry -> "--leave-out; check the "
                        + (missing.contains(entry.substring(0, entry.indexOf('='))) ? "name of the column" : "value"),
                out);
        printRefusals(importer.events(), out);
        printRefusals(importer.items(), out);
        out.flush();
    }

    private static void printMissing(String option, RowCounts counts, RowMapper.Seen seen, PrintWriter out) {
        if (counts.rows() > 0) {
            String columns = TextTable.shortened(TextTable.printable(String.join(", ", seen.columns())), MOST_SHOWN);
            seen.missing()
                    .forEach(path ->
                            out.println("no row has " + path + " of " + option + "; the first row has " + columns));
        }
    }

    private void printEvents(EventSummary summary, PrintWriter out) {
        out.println(TextTable.format(
                "%,d users, %,d items, from %s to %s",
                summary.users(),
                summary.items(),
                Instant.ofEpochMilli(summary.firstMillis()),
                Instant.ofEpochMilli(summary.lastMillis())));
        printCount("%,d events are in the future; check ts and its unit", summary.ahead(), out);
        out.println("users with most events: " + TextTable.counts(summary.mostActive())
                + "; --leave-out is for monitoring, crawlers and guests of one id");
        out.println("events by type: " + TextTable.counts(importer.eventsByType()));
        printCount("%,d events repeat another one of their user; the job takes one of them", summary.repeated(), out);
        printCount(
                "%,d events are on items without a row; the job waits some minutes for such items, then these are dead letters",
                summary.onUnknownItems(), out);
    }

    /** Says how many rows entries of an option had, and of which there was none. */
    private static void printEntries(
            String title, Map<String, Long> rows, UnaryOperator<String> whatToDo, PrintWriter out) {
        Map<String, Long> found = new LinkedHashMap<>(rows);
        found.values().removeIf(count -> count == 0);
        if (!found.isEmpty()) {
            out.println(title + ": " + TextTable.counts(found));
        }
        rows.keySet().stream()
                .filter(entry -> !found.containsKey(entry))
                .forEach(entry -> out.println("no row has " + entry + " of " + whatToDo.apply(entry)));
    }

    private static void printCount(String text, long count, PrintWriter out) {
        if (count > 0) {
            out.println(TextTable.format(text, count));
        }
    }

    private static void row(String name, RowCounts counts, TextTable table) {
        if (counts.rows() > 0) {
            table.row(
                    name,
                    TextTable.format("%,d", counts.rows()),
                    TextTable.format("%,d", counts.taken()),
                    TextTable.format("%,d", counts.ignored()),
                    TextTable.format("%,d", counts.refused()));
        }
    }

    private static void printRefusals(RowCounts counts, PrintWriter out) {
        List<RowCounts.Refusal> refusals = counts.refusals();
        refusals.stream()
                .limit(MOST_REASONS)
                .forEach(refusal -> out.println(TextTable.format(
                        refusal.rows() == 1 ? "refused %,d: %s" : "refused %,d, such as %s",
                        refusal.rows(),
                        refusal.example())));
        if (refusals.size() > MOST_REASONS) {
            out.println(TextTable.format("and more for %,d other reasons", refusals.size() - MOST_REASONS));
        }
    }

    /** Throws {@link BadInputException} when no row of a file became a record. */
    void requireRecords() {
        BadInputException.require(
                files.events() == null || importer.events().taken() > 0,
                "no row of " + files.events()
                        + " became an event; see the reasons above, and correct --fields or --types");
        BadInputException.require(
                files.items() == null || importer.items().taken() > 0,
                "no row of " + files.items() + " became an item; see the reasons above, and correct --item-fields");
    }
}
