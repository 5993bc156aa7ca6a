package dev.eddy.tools;

import dev.eddy.training.tower.TowerOptions;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The kind of user tower that is trained. */
final class TowerChoice {
    private enum Kind {
        MLP,
        GRU,
        ATTENTION;

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--user-tower",
            paramLabel = "mlp|gru|attention",
            defaultValue = "mlp",
            description = "mlp: two layers over the last clicks. gru: a recurrent network, for clicks that follow each"
                    + " other; ten times the time in the job. attention: weighs each of the last clicks by how it fits"
                    + " the newest.")
    private Kind kind;

    /** Options of a training. */
    TowerOptions options(int dimension, int threads, long seed) {
        TowerOptions options = TowerOptions.ofItems(dimension, threads, seed);
        return switch (kind) {
            case MLP -> options;
            case GRU -> options.recurrent();
            case ATTENTION -> options.attention();
        };
    }
}
