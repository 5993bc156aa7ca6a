package dev.eddy.tools;

import dev.eddy.training.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where a training is told of. */
final class TrainingOutputs {
    @Option(
            names = {"--report", "--json"},
            paramLabel = "FILE",
            description = "Write what came of it as JSON.")
    private Path report;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw the elbow and the clusters' sizes; FILE ends in .png or .svg.")
    private Path plot;

    Path report() {
        return report;
    }

    /** Refuses what can't be written, before anything is read. */
    void check() {
        JsonReport.requireWritable(report);
        PlotFile.requireWritable(plot);
    }

    void draw(TrainingReport training) {
        TrainingPlot.write(plot, training);
    }

    static void print(TrainingReport training, PrintWriter out) {
        IntSummaryStatistics sizes =
                training.sizes().values().stream().mapToInt(Integer::intValue).summaryStatistics();
        out.printf(
                Locale.ROOT,
                "version %d: %,d clusters of dimension %d, of %,d users%s, in %.2f s%n",
                training.version(),
                training.clusters(),
                training.dimension(),
                training.users(),
                training.usersWithoutTaste() == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%,d more have no taste yet)", training.usersWithoutTaste()),
                training.seconds());
        out.printf(
                Locale.ROOT,
                "users per cluster: min %,d, mean %,.1f, max %,d (%.1f times the mean); %,d empty, %,d split%n",
                sizes.getMin(),
                sizes.getAverage(),
                sizes.getMax(),
                training.largestToMean(),
                training.empty(),
                training.split());
        out.printf(Locale.ROOT, "mean cosine with the own centre %.4f%n", 1 - training.meanDistance());
        if (training.known() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d of the clusters continue one before; %.1f %% of %,d users stay in theirs%n",
                    training.continued(),
                    100 * training.stayingShare(),
                    training.known());
        }
    }
}
