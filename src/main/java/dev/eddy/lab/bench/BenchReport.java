package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a bench. Null or absent figures were not measured.
 *
 * @param eventsPerS events per second by job
 * @param ratio Eddy's events per second over those of another job, by {@code to_} and the job
 * @param naiveShare share of the clicks that the naive job read in its time; its state is smaller by this share
 */
public record BenchReport(
        Setting setting,
        Map<String, Double> eventsPerS,
        Map<String, Double> ratio,
        Double naiveShare,
        @JsonUnwrapped EddyFigures eddy) {
    /** Load, options and machine. */
    record Setting(
            @JsonUnwrapped LoadOptions load,
            long events,
            int parallelism,
            long managedBytes,
            long maxHeapBytes,
            int processors,
            String java) {}

    /** Makes the report from events per second; {@code eddy} is null when it was not measured. */
    static BenchReport of(BenchOptions options, Map<BenchJob, Double> rates, Double naiveShare, EddyFigures eddy) {
        Map<String, Double> eventsPerS = new TreeMap<>();
        Map<String, Double> ratio = new TreeMap<>();
        Double full = rates.get(BenchJob.EDDY);
        rates.forEach((job, rate) -> {
            eventsPerS.put(job.toString(), rate);
            if (full != null && job != BenchJob.EDDY) {
                ratio.put("to_" + job, full / rate);
            }
        });
        var setting = new Setting(
                options.load(),
                options.events(),
                options.parallelism(),
                BenchOptions.managedBytes(options.managedMemory()),
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString());
        return new BenchReport(setting, eventsPerS, ratio, naiveShare, eddy);
    }
}
