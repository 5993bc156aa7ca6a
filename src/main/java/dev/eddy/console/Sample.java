package dev.eddy.console;

import java.util.Map;

/**
 * Values of Flink metrics at one time.
 *
 * @param atMillis epoch milliseconds
 * @param values by id of the metric; missing values and values that are not numbers are left out
 */
record Sample(long atMillis, Map<String, Double> values) {}
