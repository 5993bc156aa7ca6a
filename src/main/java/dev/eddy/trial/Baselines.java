package dev.eddy.trial;

import dev.eddy.app.RecallOptions;
import java.util.List;

/** The recommenders that Eddy is compared with. */
final class Baselines {
    private Baselines() {}

    /** One of each, that knows nothing yet. */
    static List<Baseline> all(RecallOptions options) {
        return List.of();
    }
}
