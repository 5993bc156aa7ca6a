package dev.eddy.console;

import java.util.Map;

/**
 * What Flink said of the job at an instant.
 *
 * @param values by the metric's id; those that are not there, or not a number, are left out
 */
record Sample(long atMillis, Map<String, Double> values) {}
