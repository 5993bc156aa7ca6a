package dev.eddy.tools;

import dev.eddy.centre.ClusterCount;
import dev.eddy.job.BadInputException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What centres go by. */
final class RuleChoice {
    /** The ways to find centres. */
    private enum By {
        MEANS,
        RULES;

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--by",
            paramLabel = "means|rules",
            defaultValue = "means",
            description =
                    "means: k-means of the users' vectors. rules: combinations of one to three tags that many users"
                            + " share, at most as many as clusters are wanted.")
    private By by;

    /**
     * Whether centres go by rules.
     *
     * @param clusters as given
     * @throws BadInputException for rules without a number of clusters
     */
    boolean isRules(String clusters) {
        BadInputException.require(
                by != By.RULES || !clusters.equals(ClusterCount.AUTO),
                "--by rules: give a number of --clusters, too; the elbow is of k-means");
        return by == By.RULES;
    }
}
