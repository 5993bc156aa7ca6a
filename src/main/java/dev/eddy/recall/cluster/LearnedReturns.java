package dev.eddy.recall.cluster;

/**
 * What a cluster's {@link ReturnRates} have learned, as it is kept in state.
 *
 * @param shown by bin, how many had items there were when a click was looked for
 * @param taken by bin, how many of these were the click
 */
public record LearnedReturns(double[] shown, double[] taken) {}
