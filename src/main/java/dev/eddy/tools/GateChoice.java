package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.trial.CentreGate;
import picocli.CommandLine.Option;

/** Options of the gate that new centres must pass before they are published. */
final class GateChoice {
    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Largest relative loss of hit rate on recent events.")
    private double mostLoss;

    @Option(
            names = "--most-share",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description = "Largest share of the users in one cluster.")
    private double mostShare;

    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Number of recent events to try new centres on.")
    private int events;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Fewest clicks that can decide; with fewer the centres are refused.")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Skip the trial; publish all valid centres.")
    private boolean isUntried;

    /** @throws BadInputException when a limit is out of range */
    CentreGate gate() {
        BadInputException.require(events >= 1, "--trial-events must be at least 1: " + events);
        try {
            return new CentreGate(mostLoss, mostShare, leastClicks);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--most-loss, --most-share, --least-clicks: " + e.getMessage(), e);
        }
    }

    int events() {
        return events;
    }

    boolean isUntried() {
        return isUntried;
    }
}
