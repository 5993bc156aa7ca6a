package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.retrain.CentreRefresh;
import dev.eddy.ops.retrain.RefreshCentres;
import dev.eddy.ops.retrain.RefreshSteps;
import dev.eddy.trial.CentreGate;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description =
                "Retrain the centres on the users of the running job, and make the job use them. Best run in hours of"
                        + " little traffic.",
        footer = {
            "",
            "Takes a savepoint, trains, keeps the ids of continued clusters, tries the new",
            "centres on recent events beside those in use, publishes and activates them, and",
            "waits until all users have them; after the timeout it activates the old centres",
            "again. Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 refused, 130 and 143",
            "interrupted. After every code but 0 the old centres are active and the savepoint",
            "is deleted. The next run deletes the savepoint of a run that was killed."
        })
final class RefreshCentresCommand extends OperatingCommand {
    @Mixin
    private FlinkChoice flinkChoice;

    @Mixin
    private TrainingChoice training;

    @Mixin
    private RuleChoice rules;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description = "Space to train in: that of catalog.centre-space, the default, or tag.")
    private String givenSpace;

    @Option(
            names = "--least-users",
            paramLabel = "N",
            defaultValue = "" + RefreshSteps.LEAST_USERS,
            description = "Fewest users to train on; with fewer the command fails.")
    private int leastUsers;

    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "" + RefreshSteps.MOST_LOSS,
            description = "Largest relative loss of hit rate on recent events.")
    private double mostLoss;

    @Option(
            names = "--most-share",
            paramLabel = "SHARE",
            defaultValue = "" + RefreshSteps.MOST_SHARE,
            description = "Largest share of the users in one cluster.")
    private double mostShare;

    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "" + RefreshSteps.TRIAL_EVENTS,
            description = "Number of recent events to try new centres on.")
    private int trialEvents;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "" + RefreshSteps.LEAST_CLICKS,
            description = "Fewest clicks that can decide; with fewer the centres are refused.")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Skip the trial; publish all valid centres.")
    private boolean isUntried;

    @Mixin
    private TrainingOutputs outputs;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        training.check();
        outputs.check();
        var choice = new RefreshSteps.Choice(
                givenSpace,
                rules.isRules(training.clusters()),
                input -> training.train(input, leastUsers),
                gate(),
                isUntried ? 0 : trialEvents,
                catalogue -> LoadedCatalogue.noteMissingContent(catalogue, err()::println));
        var act = new RefreshCentres(
                options(), flinkChoice.target(patience.timeout), new RefreshSteps(options(), choice));
        long begun = System.nanoTime();
        OnInterrupt undo = OnInterrupt.undo(err(), act::undo);
        try (undo) {
            CentreRefresh.Outcome outcome = audited(act, step -> print("%s", step));
            print(outcome);
            write(outcome, (System.nanoTime() - begun) / 1e9);
            return outcome.isPublished() ? DONE : REFUSED;
        }
    }

    /** @throws BadInputException when a limit is out of range */
    private CentreGate gate() {
        BadInputException.require(trialEvents >= 1, "--trial-events must be at least 1: " + trialEvents);
        try {
            return new CentreGate(mostLoss, mostShare, leastClicks);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--most-loss, --most-share, --least-clicks: " + e.getMessage(), e);
        }
    }

    private void print(CentreRefresh.Outcome outcome) {
        TrainingOutputs.print(outcome.training(), out());
        if (outcome.trial() != null) {
            print(
                    "hit rate on %,d recent clicks: %.4f with the centres before, %.4f with these",
                    outcome.trial().scored(),
                    outcome.trial().before(),
                    outcome.trial().after());
        }
        if (outcome.isPublished()) {
            printInUse(outcome.training().centres().version(), outcome.sweep());
        } else {
            print("refused: %s; the centres from before stay in use", outcome.refusal());
        }
    }

    private void write(CentreRefresh.Outcome outcome, double seconds) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("is_published", outcome.isPublished());
        report.put("refusal", outcome.refusal());
        report.put("seconds", seconds);
        report.put("training", JsonReport.of(outcome.training()));
        report.put("trial", outcome.trial());
        SwapWatch.Sweep sweep = outcome.sweep();
        report.put("sweep_users", sweep == null ? null : sweep.users());
        report.put("sweep_seconds", sweep == null ? null : sweep.took().toMillis() / 1e3);
        outputs.write(report, outcome.training());
    }
}
