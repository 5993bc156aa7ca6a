package dev.eddy.console;

/**
 * A metric of an operator over all of its tasks.
 *
 * @param operator as Flink's REST API writes it: {@code serve__Writer}
 * @param id by which the API knows the metric, the operator's name included
 */
record Metric(String operator, String id, Figure.Over over) {}
