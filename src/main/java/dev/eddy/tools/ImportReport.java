package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.imports.Importer;
import dev.eddy.ops.imports.RowCounts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how many rows of files became records, and why others did not. */
record ImportReport(Importer importer, RecordedFiles files) {
    private static final int MOST_REASONS = 10;

    void print(PrintWriter out) {
        var table = new TextTable("rows", "all", "taken", "left out", "refused");
        row("events", importer.events(), table);
        row("items", importer.items(), table);
        table.print(out);
        if (!importer.eventsByType().isEmpty()) {
            out.println("events by type: " + TextTable.counts(importer.eventsByType()));
        }
        printCount(
                "%,d events repeat another one of their user; the job takes one of them",
                importer.repeatedEvents(), out);
        printCount(
                "%,d events are on items without a row; they become dead letters unless such items come",
                importer.eventsOnUnknownItems(), out);
        printCount("%,d items are not available; no list has them", importer.unavailableItems(), out);
        printLeftOut(out);
        printRefusals(importer.events(), out);
        printRefusals(importer.items(), out);
        out.flush();
    }

    private void printLeftOut(PrintWriter out) {
        Map<String, Long> counts = new LinkedHashMap<>(importer.leftOutRows());
        counts.values().removeIf(rows -> rows == 0);
        if (!counts.isEmpty()) {
            out.println("left out by --leave-out: " + TextTable.counts(counts));
        }
        importer.leftOutRows().keySet().stream()
                .filter(each -> !counts.containsKey(each))
                .forEach(each -> out.println(
                        "no row has " + each + ", which --leave-out names; check the column and the value"));
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
