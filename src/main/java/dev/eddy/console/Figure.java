package dev.eddy.console;

import java.util.List;
import java.util.stream.Stream;

/** A figure of the job as a whole that the console plots, and how it is made of Flink's metrics. */
enum Figure {
    EVENTS("parse-behaviours", "recordsIn", Kind.PER_SECOND, Over.SUM),
    LISTS("serve__Writer", "redisWrites", Kind.PER_SECOND, Over.SUM),
    DEAD_LETTERS("parse-behaviours", "deadLetters", Kind.PER_SECOND, Over.SUM),
    UNKNOWN_ITEMS("tag-behaviours", "unknownItems", Kind.PER_SECOND, Over.SUM),
    MOVES("update-users", "clusterMoves", Kind.PER_SECOND, Over.SUM),
    LAG("Source__behaviour-source", "pendingRecords", Kind.AS_IT_IS, Over.SUM),
    PENDING("serve__Writer", "redisPending", Kind.AS_IT_IS, Over.SUM),
    FRESHNESS_P50("serve__Writer", "freshnessMillis_median", Kind.AS_IT_IS, Over.MEAN),
    FRESHNESS_P99("serve__Writer", "freshnessMillis_p99", Kind.AS_IT_IS, Over.WORST),
    MEAN_COSINE("update-users", "meanCosine", Kind.AS_IT_IS, Over.MEAN),
    RETRAIN_DUE("update-users", "retrainDue", Kind.AS_IT_IS, Over.WORST);

    /** What becomes of two samples. */
    enum Kind {
        /** A count that grows: what it grew by, per second. */
        PER_SECOND,
        AS_IT_IS
    }

    /** What becomes of the tasks' values. */
    enum Over {
        SUM("sum"),
        MEAN("avg"),
        WORST("max");

        private final String aggregation;

        Over(String aggregation) {
            this.aggregation = aggregation;
        }

        /** As Flink's REST API calls it. */
        String aggregation() {
            return aggregation;
        }
    }

    private final String operator;
    private final String id;
    private final Kind kind;
    private final Over over;

    Figure(String operator, String name, Kind kind, Over over) {
        this.operator = operator;
        this.id = operator + "." + name;
        this.kind = kind;
        this.over = over;
    }

    Metric metric() {
        return new Metric(operator, id, over);
    }

    Kind kind() {
        return kind;
    }

    /** The metrics of all figures. */
    static List<Metric> metrics() {
        return Stream.of(values()).map(Figure::metric).toList();
    }
}
