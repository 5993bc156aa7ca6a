package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.lab.bench.VectorBench;
import dev.eddy.lab.bench.VectorReport;
import dev.eddy.recall.search.RetrievalOptions.Index;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "vectors",
        description = {
            "Measure the vector index of items: recall, query time, build time, heap.",
            "The vectors come from tags, as in the catalogue; the queries come from users' clicks."
        })
final class BenchVectorsCommand extends EddyCommand {
    @Option(names = "--items", paramLabel = "N", defaultValue = "200000", description = "Number of items.")
    private int items;

    @Option(names = "--dimension", paramLabel = "N", defaultValue = "64", description = "Components of a vector.")
    private int dimension;

    @Option(
            names = "--tags",
            paramLabel = "N",
            defaultValue = "160",
            description = "Number of tags. An item has two to four; with more tags fewer items share a vector.")
    private int tags;

    @Option(
            names = "--exact-up-to",
            paramLabel = "N",
            defaultValue = "20000",
            description =
                    "Number of distinct vectors up to which the index compares with all. Lower than the job's default, "
                            + "so that there is something else to measure.")
    private int exactUpTo;

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "What finds the nearest among more: auto, regions or graph.")
    private Index index;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Equal seeds make equal vectors.")
    private long seed;

    @Option(
            names = "--churn",
            description =
                    "Also replace every vector three times, remove 30 %% of the items, and compare with a new index "
                            + "of the remaining items.")
    private boolean isChurned;

    @Option(
            names = "--beside",
            paramLabel = "PYTHON",
            description = "Also measure hnswlib: a Python interpreter with the packages hnswlib and numpy.")
    private Path python;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws Exception {
        json.requireWritable();
        var options = new VectorBench.Options(items, dimension, tags, seed, exactUpTo, index, isChurned, python);
        try (var bench = new VectorBench(options)) {
            VectorReport report = bench.run();
            FigureTable.print(report, out());
            json.write(report);
        }
        return DONE;
    }
}
