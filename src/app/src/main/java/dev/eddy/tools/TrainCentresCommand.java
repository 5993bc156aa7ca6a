package dev.eddy.tools;

import dev.eddy.centre.CentreSet;
import dev.eddy.command.EddyCommand;
import dev.eddy.item.Catalogue;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.NpyFile;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.Population;
import dev.eddy.training.Retrained;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingReport;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains centres into a file. Its {@code --version} is the version of the centres and replaces the standard option. */
@Command(
        name = "train",
        description =
                "Train centres on the users of the running job, on vectors or on recorded events; writes a file for"
                        + " 'centres publish'.",
        footer = {
            "",
            "The file holds the records of the topic cluster-centres, one a line as",
            "{\"key\": \"VERSION/ID\", \"value\": {…}}: a line for each centre, then the manifest."
        })
final class TrainCentresCommand extends OperatingCommand {
    // Picocli itself acts on it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @ArgGroup(multiplicity = "1")
    private TrainingSource source;

    @Mixin
    private LayoutChoice layout;

    @Mixin
    private TrainingChoice choice;

    @Mixin
    private RuleChoice rules;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "Centres as written by 'centres train': continued clusters keep their ids.")
    private Path previous;

    @Option(
            names = "--version",
            paramLabel = "N",
            description =
                    "Version of the set, 1 or more (default: the next one). A published version can't be changed.")
    private Long version;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the centres.")
    private Path out;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "With --from: write each row's cluster as an .npy of integers, -1 for a row of zeros.")
    private Path labels;

    @Mixin
    private TrainingOutputs outputs;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() throws IOException {
        check();
        source.translate(layout, options(), err());
        float[][] rows = source.rows();
        TrainingInput input = rows == null
                ? source.read(
                        this::kafka,
                        rules.isRules(choice.clusters()) ? this::catalogue : null,
                        patience.timeout,
                        out(),
                        err())
                : TrainingInput.first(population(rows), Instant.now().toEpochMilli());
        if (previous != null) {
            input = continuing(input, CentreFile.read(previous));
        }
        if (version != null) {
            input = input.withVersion(version);
        }
        Retrained retrained = choice.train(input, 1);
        CentreSet set = retrained.toSet(input.version(), input.trainedAtMillis(), input.parent());
        CentreFile.write(out, set);
        TrainingReport report = retrained.report(set);
        outputs.write(report, report);
        if (labels != null) {
            NpyFile.write(labels, labels(rows, retrained));
        }
        TrainingOutputs.print(report, out());
        print("written to %s", out);
        return DONE;
    }

    private void check() {
        BadInputException.require(
                version == null || version >= 1,
                "--version " + version + ": must be 1 or more; 0 is for untrained centres");
        BadInputException.require(labels == null || source.hasRows(), "--labels is for the rows of --from");
        BadInputException.require(
                !rules.isRules(choice.clusters()) || !source.hasRows(),
                "--by rules needs the users' tags, which --from has not");
        choice.check();
        outputs.check();
        EddyCommand.requireWritable("--out", out);
        EddyCommand.requireWritable("--labels", labels);
    }

    private Catalogue catalogue() {
        return RecordedItems.readCatalogue(kafka(), options().recall().dimension());
    }

    private static Population population(float[][] rows) {
        var users = new Population.Builder();
        for (float[] row : rows) {
            users.add(Vectors.unit(row));
        }
        return users.build();
    }

    private TrainingInput continuing(TrainingInput input, CentreSet before) {
        try {
            return input.continuing(before);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--previous " + previous + ": " + e.getMessage(), e);
        }
    }

    private static int[] labels(float[][] rows, Retrained retrained) {
        int[] labels = new int[rows.length];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            labels[i] = Vectors.unit(rows[i]) == null
                    ? -1
                    : retrained.matched().ids()[retrained.training().labels()[next++]];
        }
        return labels;
    }
}
