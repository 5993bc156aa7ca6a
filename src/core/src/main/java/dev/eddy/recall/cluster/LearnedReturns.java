package dev.eddy.recall.cluster;

/**
 * Counts of a cluster's {@link ReturnRates}, for the state.
 *
 * @param shown number of items that users had at a click, by bin
 * @param taken number of them that were clicked, by bin
 */
public record LearnedReturns(double[] shown, double[] taken) {}
