package dev.eddy.tools;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.command.EddyCommand;
import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.ops.ChoiceLog;
import dev.eddy.policy.DoublyRobust;
import dev.eddy.policy.Estimate;
import dev.eddy.policy.InversePropensity;
import dev.eddy.policy.LoggedChoice;
import dev.eddy.policy.Policy;
import dev.eddy.policy.SelfNormalized;
import dev.eddy.policy.UniformPolicy;
import dev.eddy.policy.ValueEstimator;
import dev.eddy.policy.WeightedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "policy-value",
        description = "Estimate what a policy would have earned, from a log of another policy that has propensities.",
        footer = {
            "",
            "A log is a CSV file with the columns timestamp, item_id, position, click and",
            "propensity_score, or behaviour events, in which an impression with the fields",
            "propensity and position is a choice. Plain, or gzipped with a name in .gz."
        })
final class PolicyValueCommand extends EddyCommand {
    /** Standard errors by which the mean weight may differ from 1 without a note. */
    private static final double SUSPICIOUS = 3;

    private static final String OWN = "own log";

    @Option(names = "--log", required = true, paramLabel = "FILE", description = "Log of the policy that was in use.")
    private Path log;

    /** The policies to value. */
    private enum Choice {
        UNIFORM;

        private Policy policy() {
            return switch (this) {
                case UNIFORM -> new UniformPolicy();
            };
        }

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--policy",
            paramLabel = "uniform",
            defaultValue = "uniform",
            description = "The policy to value. uniform: every item of the log with the same probability.")
    private Choice choice;

    @Option(
            names = "--own-log",
            paramLabel = "FILE",
            description = "A log of the policy to value itself: its mean reward is printed beside the estimates.")
    private Path ownLog;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "In behaviour events: an impression earns 1 if the user has an event of a positive weight on"
                    + " the item at most this long after it.")
    private Duration within;

    @Mixin
    private GivenOptions givenOptions;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() {
        json.requireWritable();
        BadInputException.require(!within.isZero(), "--within must be above 0; write 30m");
        WeightedLog weighted = read(log, choices -> WeightedLog.of(choices, choice.policy()));
        Estimate own = ownLog == null ? null : new InversePropensity().estimate(read(ownLog, WeightedLog::ofItself));
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimators().forEach((name, estimator) -> estimates.put(name, estimator.estimate(weighted)));
        print(
                "%,d choices of %,d items, %,d with a reward; weights: mean %.3f, largest %,.1f",
                weighted.size(),
                weighted.items(),
                weighted.rewarded(),
                weighted.meanWeight(),
                weighted.largestWeight());
        noteSuspiciousWeights(weighted);
        printTable(estimates, own);
        json.write(asJson(weighted, estimates, own));
        return DONE;
    }

    private static Map<String, ValueEstimator> estimators() {
        Map<String, ValueEstimator> estimators = new LinkedHashMap<>();
        estimators.put("inverse propensity", new InversePropensity());
        estimators.put("self-normalised", new SelfNormalized());
        estimators.put("doubly robust", new DoublyRobust());
        return estimators;
    }

    private WeightedLog read(Path file, Function<List<LoggedChoice>, WeightedLog> weighing) {
        BehaviourWeights weights = givenOptions.options().recall().interest().weights();
        ChoiceLog read = ChoiceLog.read(file, within, weights);
        if (read.withoutPropensity() > 0) {
            print("%s: %,d impressions without a propensity left out", file, read.withoutPropensity());
        }
        try {
            return weighing.apply(read.choices());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage() + "; take a longer log", e);
        }
    }

    private void noteSuspiciousWeights(WeightedLog weighted) {
        if (weighted.bounded() > 0) {
            LoggedChoice heaviest = weighted.heaviest();
            err().println(TextTable.format(
                    "%,d weights are bounded at %,.1f: propensities such as %s of item %s at %s are wrong, or %s is too"
                            + " short for them; what the policy earns there is underestimated",
                    weighted.bounded(),
                    weighted.largestWeight(),
                    heaviest.propensity(),
                    TextTable.shown(heaviest.itemId()),
                    Instant.ofEpochMilli(heaviest.atMillis()),
                    log));
        }
        if (Math.abs(weighted.meanWeightDeviation()) > SUSPICIOUS) {
            err().println(TextTable.format(
                    "the mean weight is %.3f, but should be near 1: propensities are wrong, or some items of %s could"
                            + " not be chosen everywhere",
                    weighted.meanWeight(), log));
        }
    }

    private void printTable(Map<String, Estimate> estimates, Estimate own) {
        var table = own == null
                ? new TextTable("estimator", "value", "low", "high", "effective size")
                : new TextTable("estimator", "value", "low", "high", "effective size", "contains own value");
        estimates.forEach((name, estimate) ->
                row(table, name, estimate, own == null ? null : estimate.contains(own.value()) ? "yes" : "no"));
        if (own != null) {
            row(table, OWN, own, "");
        }
        table.print(out());
    }

    private static void row(TextTable table, String name, Estimate estimate, String contains) {
        Object[] cells = {
            name,
            TextTable.format("%.5f", estimate.value()),
            TextTable.format("%.5f", estimate.low()),
            TextTable.format("%.5f", estimate.high()),
            TextTable.format("%,.0f", estimate.effectiveSize()),
            contains
        };
        table.row(contains == null ? Arrays.copyOf(cells, cells.length - 1) : cells);
    }

    private Map<String, Object> asJson(WeightedLog weighted, Map<String, Estimate> estimates, Estimate own) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("policy", choice.toString());
        report.put("choices", weighted.size());
        report.put("items", weighted.items());
        report.put("rewarded", weighted.rewarded());
        report.put("mean_weight", weighted.meanWeight());
        report.put("largest_weight", weighted.largestWeight());
        report.put("bounded_weights", weighted.bounded());
        report.put("estimates", estimates);
        report.put("own", own);
        return report;
    }
}
