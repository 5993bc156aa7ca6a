package dev.eddy.lab.bench;

import dev.eddy.record.Labels;
import java.util.Map;

/** When Eddy makes the lists of a backlog. */
public enum BacklogLists {
    /** One for each click. */
    EACH,
    /** As the job does by itself: the state first, and the lists when there is time. */
    PUT_OFF,
    /** None before the backlog is read, so that the state alone is measured. */
    NONE;

    private static final String NEVER = "36500 d";

    /** The options of the job that make it so. */
    Map<String, String> jobOptions() {
        return switch (this) {
            case EACH -> Map.of("internal.serving.late-after", NEVER);
            case PUT_OFF -> Map.of();
            case NONE -> Map.of("internal.serving.put-off-at-most", NEVER);
        };
    }

    /** The value of the option. */
    @Override
    public String toString() {
        return Labels.of(this);
    }
}
