package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Figures at the end of a day, after all its lists were written.
 *
 * @param seconds duration of the day
 * @param refreshMicros time to make a list, over the latest lists of each task
 * @param searchMicros time of a vector search for a user, over the latest searches of each task
 * @param freshMillis time from the broker's append to Redis's acknowledgement, over the whole day
 */
public record SoakDay(
        int day,
        double seconds,
        @JsonUnwrapped Sizes sizes,
        Times refreshMicros,
        Times searchMicros,
        Times freshMillis,
        @JsonUnwrapped Counts counts) {
    /** Heap of the process after a full collection, a canonical savepoint, and memory in use of Redis. */
    public record Sizes(long heapBytes, long stateBytes, long redisBytes, long redisKeys) {}

    /**
     * Numbers of items in the memory of the tasks that make lists, of users and clusters in their models, of nodes in
     * the graphs of the item index with removed vectors, and of dead letters since the start.
     */
    public record Counts(long items, long users, long clusters, long indexPlaces, long deadLetters) {}

    /** Median and 99th percentile. */
    public record Times(long p50, long p99) {
        /** Zeros when there are no values; else the values must be in ascending order. */
        static Times of(long[] ascending) {
            int count = ascending.length;
            return count == 0 ? new Times(0, 0) : new Times(ascending[count / 2], ascending[(int) (count * 99L / 100)]);
        }
    }
}
