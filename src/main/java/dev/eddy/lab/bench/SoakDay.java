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
    /**
     * Memory and disk.
     *
     * @param heapBytes heap of the whole process after a full collection: job, broker, Flink and the soak
     * @param stateBytes size of a savepoint in Flink's canonical format
     * @param redisBytes memory in use, as Redis reports it
     */
    public record Sizes(long heapBytes, long stateBytes, long redisBytes, long redisKeys) {}

    /**
     * Numbers of objects.
     *
     * @param items items in the memory of the tasks that make lists
     * @param users users in the clusters' models
     * @param indexPlaces nodes in the graphs of the item index, removed vectors included
     * @param deadLetters dead letters since the start
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
