package dev.eddy.trial;

import java.util.List;

/** An option to tune by its key in {@code flink-conf/eddy.yaml}, and the values to try. */
record Tunable(String key, List<String> values) {

    /** All options that the job does not learn, without limits of time and memory. */
    static final List<Tunable> ALL = List.of(
            of("internal.neighbours.recents", "50", "100", "200", "400"),
            of("internal.neighbours.half-life-events", "1000", "2000", "5000", "10000", "30000"),
            of("internal.neighbours.half-life-share", "0", "0.1", "0.2", "0.5", "1"),
            of("internal.neighbours.read-limit", "100", "200", "500"),
            of("internal.neighbours.user-recents", "5", "10", "15", "30"),
            of("internal.neighbours.user-fade", "0.7", "0.8", "0.87", "0.93"),
            of("internal.neighbours.neighbours", "100", "150", "200", "300"),
            of("internal.neighbours.min-neighbours", "0", "20", "50"),
            of("internal.neighbours.item-recents", "10", "20", "40", "80"),
            of("internal.neighbours.item-fade", "0.7", "0.8", "0.85", "0.9", "0.95"),
            of("internal.neighbours.window", "10", "20", "40", "80"),
            of("internal.neighbours.distance-fade", "0.85", "0.9", "0.95", "1"),
            of("internal.neighbours.item-read-limit", "100", "300", "1000"),
            of("internal.neighbours.shrink", "2", "5", "10", "20", "50"),
            of("internal.neighbours.sequence-recents", "3", "8", "15"),
            of("internal.neighbours.sequence-fade", "0.5", "0.7", "0.85"),
            of("internal.neighbours.sequence-steps", "1", "3", "5", "10"),
            of("internal.scoring.learning-rate", "0.04", "0.08", "0.16"),
            of("internal.scoring.freshness-half-life", "1 d", "3 d", "14 d", "60 d", "365 d"),
            of("internal.interest.half-life", "3 d", "10 d", "30 d", "90 d", "365 d"));

    private static Tunable of(String key, String... values) {
        return new Tunable(key, List.of(values));
    }
}
