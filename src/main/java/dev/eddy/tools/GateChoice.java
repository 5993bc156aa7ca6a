package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.trial.CentreGate;
import picocli.CommandLine.Option;

/** What new centres must keep to before they may be published. */
final class GateChoice {
    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description =
                    "Share of the hit rate on recent events that new centres may cost (default: ${DEFAULT-VALUE}).")
    private double mostLoss;

    @Option(
            names = "--most-share",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description = "Share of the users that one cluster may hold (default: ${DEFAULT-VALUE}).")
    private double mostShare;

    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Recent events to try new centres on (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Refuse to judge by fewer clicks (default: ${DEFAULT-VALUE}).")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Don't try new centres: publish whatever is sound.")
    private boolean isUntried;

    /** Refuses limits that can't be. */
    CentreGate gate() {
        if (events < 1) {
            throw new BadInputException("--trial-events must be at least 1: " + events);
        }
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
