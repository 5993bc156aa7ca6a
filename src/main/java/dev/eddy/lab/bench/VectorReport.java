package dev.eddy.lab.bench;

/**
 * What a {@link VectorBench} found.
 *
 * @param distinctVectors vectors that the items have
 * @param recall100 share of the hundred nearest items that are found, against comparing with all
 * @param queryMs for the hundred nearest
 * @param buildItemsPerS by one thread, calibration included
 * @param bytesPerItem heap that the index takes, vectors included
 * @param exactQueryMs when all are compared
 * @param churned after every vector was replaced three times and 30 % of the items were removed; null when not asked for
 * @param hnswlib what hnswlib does with the same vectors and queries; null when not asked for
 */
public record VectorReport(
        int items,
        int dimension,
        int tags,
        int distinctVectors,
        double recall100,
        Millis queryMs,
        long buildItemsPerS,
        long bytesPerItem,
        Millis exactQueryMs,
        Churned churned,
        Beside hnswlib) {

    /** Of single queries, one after the other, in milliseconds. */
    public record Millis(double p50, double p99) {}

    /**
     * An index that was changed, beside one that was made of what is left.
     *
     * @param graphSize places the graph has, those of removed vectors included
     */
    public record Churned(
            int items,
            double recall100,
            double freshRecall100,
            Millis queryMs,
            Millis freshQueryMs,
            int graphSize,
            int freshGraphSize) {}

    /**
     * Another library.
     *
     * @param breadth how broadly it searches (ef): the first of some with a recall of .98
     */
    public record Beside(double recall100, Millis queryMs, long buildItemsPerS, int breadth) {}
}
