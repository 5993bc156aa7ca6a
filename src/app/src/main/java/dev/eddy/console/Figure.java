package dev.eddy.console;

/** A figure of the whole job that the console plots, and the Flink metric that it is computed from. */
enum Figure {
    EVENTS("parse-behaviours", "recordsIn", Kind.PER_SECOND, Metric.Over.SUM),
    LISTS("serve__Writer", "redisWrites", Kind.PER_SECOND, Metric.Over.SUM),
    DEAD_LETTERS("parse-behaviours", "deadLetters", Kind.PER_SECOND, Metric.Over.SUM),
    UNKNOWN_ITEMS("tag-behaviours", "unknownItems", Kind.PER_SECOND, Metric.Over.SUM),
    MOVES("update-users", "clusterMoves", Kind.PER_SECOND, Metric.Over.SUM),
    LAG("Source__behaviour-source", "pendingRecords", Kind.AS_IT_IS, Metric.Over.SUM),
    PENDING("serve__Writer", "redisPending", Kind.AS_IT_IS, Metric.Over.SUM),
    FRESHNESS_P50("serve__Writer", "freshnessMillis_median", Kind.AS_IT_IS, Metric.Over.AVG),
    FRESHNESS_P99("serve__Writer", "freshnessMillis_p99", Kind.AS_IT_IS, Metric.Over.MAX),
    MEAN_COSINE("update-users", "meanCosine", Kind.AS_IT_IS, Metric.Over.AVG),
    RETRAIN_DUE("update-users", "retrainDue", Kind.AS_IT_IS, Metric.Over.MAX);

    /** How a figure is computed from samples of its metric. */
    enum Kind {
        /** Growth of a counter per second. */
        PER_SECOND,
        /** Value of the latest sample. */
        AS_IT_IS
    }

    // A record of texts is immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Metric metric;

    private final Kind kind;

    Figure(String operator, String name, Kind kind, Metric.Over over) {
        this.metric = new Metric(operator, operator + "." + name, over);
        this.kind = kind;
    }

    Metric metric() {
        return metric;
    }

    Kind kind() {
        return kind;
    }

    /**
     * A Flink metric of an operator, aggregated over its tasks.
     *
     * @param operator name in Flink's REST API, for example {@code serve__Writer}
     * @param id {@code OPERATOR.NAME}, its name in the API
     */
    record Metric(String operator, String id, Over over) {
        /** Aggregation over the tasks; in lower case, it is the name in Flink's REST API. */
        enum Over {
            SUM,
            AVG,
            MAX
        }
    }
}
