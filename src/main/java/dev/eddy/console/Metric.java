package dev.eddy.console;

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
