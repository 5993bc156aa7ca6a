package dev.eddy.lab.bench;

/**
 * Figures measured at the end of a day, after all its lists were written.
 *
 * @param seconds that the day took
 * @param heapBytes in use after a full collection, by everything in the process: also broker, Flink and the soak
 * @param stateBytes of a savepoint in Flink's canonical format
 * @param redisBytes of memory in use, as Redis says
 * @param refreshMicros to make a list, of the latest ones of each task
 * @param searchMicros to find items by vectors for a user, of the latest searches of each task
 * @param freshMillis from the broker's append to Redis's acknowledgement, of the whole day
 * @param items that the tasks that make lists have in memory
 * @param users in the clusters' models
 * @param indexPlaces places in the graphs of the item index, those of removed vectors included
 * @param deadLetters so far
 */
public record SoakDay(
        int day,
        double seconds,
        long heapBytes,
        long stateBytes,
        long redisBytes,
        long redisKeys,
        Times refreshMicros,
        Times searchMicros,
        Times freshMillis,
        long items,
        long users,
        long clusters,
        long indexPlaces,
        long deadLetters) {

    /** Median and 99th percentile. */
    public record Times(long p50, long p99) {
        /** Of values in ascending order; zeros when there are none. */
        static Times of(long[] ascending) {
            return ascending.length == 0
                    ? new Times(0, 0)
                    : new Times(
                            ascending[ascending.length / 2],
                            ascending[(int) Math.min(ascending.length - 1L, ascending.length * 99L / 100)]);
        }
    }
}
