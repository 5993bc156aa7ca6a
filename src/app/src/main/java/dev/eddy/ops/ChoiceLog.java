package dev.eddy.ops;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.BadInputException;
import dev.eddy.policy.LoggedChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The choices of a policy in a file: a CSV file in the form of the Open Bandit Dataset, or Eddy's behaviour events as JSON
 * lines.
 *
 * @param withoutPropensity number of impressions that were left out for lack of a propensity
 */
public record ChoiceLog(List<LoggedChoice> choices, long withoutPropensity) {
    /**
     * Reads a file, plain or gzipped; its first line tells the form. Throws {@link BadInputException} at the first bad line,
     * since a wrong log gives wrong values.
     *
     * @param within time after an impression in which an event on its item is its reward
     * @param weights those of events: an event of a weight above 0 is a reward
     */
    public static ChoiceLog read(Path file, Duration within, BehaviourWeights weights) {
        try (JsonLines lines = JsonLines.open(file)) {
            BadInputException.require(
                    lines.hasNext(),
                    file + ": holds no choices; give a CSV file with a header, or one JSON event a line");
            byte[] first = lines.next();
            ChoiceLog log = isJson(first)
                    ? ImpressionLog.read(first, lines, within, weights)
                    : new ChoiceLog(BanditCsv.read(first, lines), 0);
            BadInputException.require(!log.choices.isEmpty(), file + ": " + log.lack());
            return log;
        }
    }

    private static boolean isJson(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return b == '{';
            }
        }
        return false;
    }

    private String lack() {
        return withoutPropensity > 0
                ? "none of %,d impressions has a propensity; log the probability with which each item was shown"
                        .formatted(withoutPropensity)
                : "holds no choices; give rows below the header, or events of type impression with a propensity";
    }
}
