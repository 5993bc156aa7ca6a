package dev.eddy.lab.bench;

import dev.eddy.ops.MetricsView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a click costs, all of the machine included: job, broker and Redis. Noise of a shared machine moves it less than the
 * clicks per second.
 *
 * @param cpuUs CPU time in microseconds
 * @param cpuUsBy CPU time by group of threads, the largest first, without groups below half a microsecond
 * @param allocatedBytesBy bytes allocated on the heap, by group of threads, without groups below 100 bytes
 * @param recordsOut records that each task of the job sent to other tasks
 * @param bytesOut bytes that each task of the job sent to other tasks
 */
record ClickCost(
        double cpuUs,
        Map<String, Double> cpuUsBy,
        Map<String, Double> allocatedBytesBy,
        Map<String, Double> recordsOut,
        Map<String, Double> bytesOut) {
    private static final double SMALL_MICROS = .5;
    private static final double SMALL_BYTES = 100;
    private static final double SELDOM = .001;
    private static final double NANOS_PER_MICRO = 1_000;

    /** The counters at one instant. */
    record Reading(long clicks, Usage usage, Map<String, Long> records, Map<String, Long> bytes) {
        static Reading of(long clicks, MetricsView metrics) {
            return new Reading(clicks, Usage.now(), metrics.ofTasks("numRecordsOut"), metrics.ofTasks("numBytesOut"));
        }
    }

    static ClickCost between(Reading before, Reading after) {
        double clicks = after.clicks() - before.clicks();
        return new ClickCost(
                (after.usage().cpuNanos() - before.usage().cpuNanos()) / clicks / NANOS_PER_MICRO,
                shares(
                        before.usage().cpuNanosByGroup(),
                        after.usage().cpuNanosByGroup(),
                        clicks * NANOS_PER_MICRO,
                        SMALL_MICROS),
                shares(before.usage().allocatedBytes(), after.usage().allocatedBytes(), clicks, SMALL_BYTES),
                shares(before.records(), after.records(), clicks, SELDOM),
                shares(before.bytes(), after.bytes(), clicks, SMALL_BYTES));
    }

    /** Differences per click, the largest first, without the small ones. */
    private static Map<String, Double> shares(
            Map<String, Long> before, Map<String, Long> after, double clicks, double small) {
        Map<String, Double> shares = new HashMap<>();
        after.forEach((name, value) -> shares.put(name, (value - before.getOrDefault(name, 0L)) / clicks));
        Map<String, Double> largestFirst = new LinkedHashMap<>();
        shares.entrySet().stream()
                .filter(share -> share.getValue() >= small)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(share -> largestFirst.put(share.getKey(), share.getValue()));
        return largestFirst;
    }
}
