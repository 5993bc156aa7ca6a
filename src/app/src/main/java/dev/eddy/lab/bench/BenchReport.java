package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a bench. Null or absent figures were not measured.
 *
 * @param eventsPerS events per second by job
 * @param ratio Eddy's events per second over those of another job, by {@code to_} and the job
 * @param cpuRatio Eddy's CPU time per click over that of another job, by {@code to_} and the job
 * @param costPerClick by job
 * @param naiveShare share of the clicks that the naive job read in its time; its state is smaller by this share
 */
public record BenchReport(
        Setting setting,
        Map<String, Double> eventsPerS,
        Map<String, Double> ratio,
        Map<String, Double> cpuRatio,
        Map<String, ClickCost> costPerClick,
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
    static BenchReport of(
            BenchOptions options,
            Map<BenchJob, Double> rates,
            Map<BenchJob, ClickCost> costs,
            Double naiveShare,
            EddyFigures eddy) {
        Map<String, Double> eventsPerS = new TreeMap<>();
        Map<String, Double> ratio = new TreeMap<>();
        Double full = rates.get(BenchJob.EDDY);
        rates.forEach((job, rate) -> {
            eventsPerS.put(job.toString(), rate);
            if (full != null && job != BenchJob.EDDY) {
                ratio.put("to_" + job, full / rate);
            }
        });
        Map<String, Double> cpuRatio = new TreeMap<>();
        Map<String, ClickCost> costPerClick = new TreeMap<>();
        ClickCost ofEddy = costs.get(BenchJob.EDDY);
        costs.forEach((job, cost) -> {
            costPerClick.put(job.toString(), cost);
            if (ofEddy != null && job != BenchJob.EDDY) {
                cpuRatio.put("to_" + job, ofEddy.cpuUs() / cost.cpuUs());
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
        return new BenchReport(setting, eventsPerS, ratio, cpuRatio, costPerClick, naiveShare, eddy);
    }
}
