package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.training.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import picocli.CommandLine.Option;

/** Output files of a training run: a report as JSON and a plot. */
final class TrainingOutputs {
    @Option(
            names = {"--report", "--json"},
            paramLabel = "FILE",
            description = "Write the training's figures as JSON.")
    private Path report;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the elbow and cluster sizes as .png or .svg.")
    private Path plot;

    /** @throws BadInputException when a file can't be written */
    void check() {
        EddyCommand.requireWritable("--report", report);
        Plot.requireWritable(plot);
    }

    /** @param figures a record or a map for the JSON file */
    void write(Object figures, TrainingReport training) {
        JsonReport.write(report, figures);
        TrainingPlot.write(plot, training);
    }

    static void print(TrainingReport training, PrintWriter out) {
        TrainingReport.Centres centres = training.centres();
        TrainingReport.Users users = training.users();
        TrainingReport.Shape shape = training.shape();
        IntSummaryStatistics sizes =
                shape.sizes().values().stream().mapToInt(Integer::intValue).summaryStatistics();
        out.println(TextTable.format(
                "version %d: %,d clusters of dimension %d, of %,d users%s, in %.2f s",
                centres.version(),
                centres.clusters(),
                centres.dimension(),
                users.users(),
                users.usersWithoutTaste() == 0
                        ? ""
                        : TextTable.format(" (%,d more have no taste yet)", users.usersWithoutTaste()),
                training.seconds()));
        out.println(TextTable.format(
                "users per cluster: min %,d, mean %,.1f, max %,d (%.1f times the mean); %,d empty, %,d split",
                sizes.getMin(),
                sizes.getAverage(),
                sizes.getMax(),
                shape.largestToMean(),
                shape.empty(),
                shape.split()));
        out.println(TextTable.format("mean cosine with the own centre %.4f", 1 - shape.meanDistance()));
        if (users.known() > 0) {
            out.println(TextTable.format(
                    "%,d of the clusters continue one before; %.1f %% of %,d users stay in theirs",
                    shape.continued(), 100 * users.stayingShare(), users.known()));
        }
    }
}
