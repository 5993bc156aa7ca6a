package dev.eddy.tools;

import dev.eddy.lab.bench.VectorBench;
import dev.eddy.lab.bench.VectorReport;
import dev.eddy.lab.bench.VectorReport.Churned;
import dev.eddy.lab.bench.VectorReport.Millis;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the index of the items' vectors. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the index of the items' vectors: recall, time for a query, building, heap.",
            "The vectors are made from tags as the catalogue makes them, the queries from users' clicks."
        })
final class BenchVectorsCommand implements Callable<Integer> {
    @Option(names = "--items", paramLabel = "N", defaultValue = "200000", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "64",
            description = "Numbers in a vector (default: ${DEFAULT-VALUE}).")
    private int dimension;

    @Option(
            names = "--tags",
            paramLabel = "N",
            defaultValue = "160",
            description = "Tags that the items have, two to four each; the more tags, the fewer items share a vector "
                    + "(default: ${DEFAULT-VALUE}).")
    private int tags;

    @Option(
            names = "--exact-up-to",
            paramLabel = "N",
            defaultValue = "20000",
            description =
                    "Distinct vectors up to which the index compares with all; of more it walks a graph (default: "
                            + "${DEFAULT-VALUE}, less than as shipped, so that there is a graph to measure).")
    private int exactUpTo;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed, the same vectors.")
    private long seed;

    @Option(
            names = "--churn",
            description = "Also replace every vector three times and remove 30 %% of the items, and compare with an "
                    + "index made of what is left.")
    private boolean isChurned;

    @Option(
            names = "--beside",
            paramLabel = "PYTHON",
            description = "Also have hnswlib do it: a Python with the packages hnswlib and numpy.")
    private Path python;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        JsonReport.requireWritable(json);
        var options = new VectorBench.Options(items, dimension, tags, seed, exactUpTo, isChurned, python);
        try (var bench = new VectorBench(options)) {
            VectorReport report = bench.run();
            print(report, spec.commandLine().getOut());
            JsonReport.write(json, JsonReport.of(report));
        }
        return 0;
    }

    private static void print(VectorReport report, PrintWriter out) {
        out.println(BenchText.format(
                "%,d items of dimension %d with %,d tags: %,d distinct vectors",
                report.items(), report.dimension(), report.tags(), report.distinctVectors()));
        var table = new TextTable("", "recall@100", "query p50", "p99", "items/s built", "heap per item");
        table.row(
                "the index",
                recall(report.recall100()),
                millis(report.queryMs().p50()),
                millis(report.queryMs().p99()),
                whole(report.buildItemsPerS()),
                report.bytesPerItem() + " bytes");
        table.row(
                "comparing with all",
                recall(1),
                millis(report.exactQueryMs().p50()),
                millis(report.exactQueryMs().p99()),
                "-",
                "-");
        if (report.hnswlib() != null) {
            table.row(
                    "hnswlib, ef " + report.hnswlib().breadth(),
                    recall(report.hnswlib().recall100()),
                    millis(report.hnswlib().queryMs().p50()),
                    millis(report.hnswlib().queryMs().p99()),
                    whole(report.hnswlib().buildItemsPerS()),
                    "-");
        }
        Churned churned = report.churned();
        if (churned != null) {
            row(table, "after changes, places " + churned.graphSize(), churned.recall100(), churned.queryMs());
            row(
                    table,
                    "made anew, places " + churned.freshGraphSize(),
                    churned.freshRecall100(),
                    churned.freshQueryMs());
        }
        table.print(out);
        out.flush();
    }

    private static void row(TextTable table, String name, double recall, Millis query) {
        table.row(name, recall(recall), millis(query.p50()), millis(query.p99()), "-", "-");
    }

    private static String recall(double recall) {
        return BenchText.format("%.4f", recall);
    }

    private static String millis(double millis) {
        return BenchText.format("%.2f ms", millis);
    }

    private static String whole(long number) {
        return BenchText.format("%,d", number);
    }
}
