package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The result of a {@link VectorBench}.
 *
 * @param exactQueryMs time of a query that compares all vectors
 * @param churned an index after changes; null when it was not measured
 * @param hnswlib hnswlib with the same vectors and queries; null when it was not measured
 */
public record VectorReport(
        @JsonUnwrapped Load load, @JsonUnwrapped Index index, Millis exactQueryMs, Churned churned, Beside hnswlib) {
    /** The indexed items. */
    record Load(int items, int dimension, int tags, int distinctVectors) {}

    /**
     * The index: the share of the 100 nearest items that it finds, in [0, 1], the time of a query for them, the speed
     * of building by one thread with calibration, and the heap per item with its vector.
     */
    record Index(double recall100, Millis queryMs, long buildItemsPerS, long bytesPerItem) {}

    /** Time of a single query in milliseconds; queries run one after the other. */
    record Millis(double p50, double p99) {}

    /** An index after its vectors changed three times and 30 % were removed, and a fresh one of the same items. */
    record Churned(
            int items,
            double recall100,
            double freshRecall100,
            Millis queryMs,
            Millis freshQueryMs,
            int graphSize,
            int freshGraphSize) {}

    /** Another library; {@code breadth} is the smallest tried breadth of search (ef) with a recall of .98. */
    record Beside(double recall100, Millis queryMs, long buildItemsPerS, int breadth) {}
}
