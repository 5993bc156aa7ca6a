package dev.eddy.lab.bench;

import dev.eddy.lab.bench.EddyFigures.Checkpoints;
import dev.eddy.lab.bench.EddyFigures.Fresh;
import dev.eddy.lab.bench.EddyFigures.Percentiles;
import dev.eddy.lab.bench.EddyFigures.Restore;
import dev.eddy.lab.bench.EddyFigures.Spread;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a bench found. What was left out, or could not be seen, is null.
 *
 * @param naiveShare of the clicks that the naive job came to in its time; its state was as much smaller
 * @param lostClicks of the backlog that led to no list; 0 unless something is wrong
 */
public record BenchReport(
        Setting setting,
        EventsPerSecond eventsPerS,
        Ratio ratio,
        Double naiveShare,
        Long lostClicks,
        Double writesPerClick,
        Percentiles freshnessMs,
        Spread stallMs,
        Long stateBytesPerUser,
        Long redisBytesPerUser,
        Long heapBytes,
        Long heapJobBytes,
        Checkpoints checkpoints,
        Fresh fresh,
        Restore restoreS) {

    /** Under what it was measured. */
    public record Setting(
            int users,
            int clusters,
            int items,
            int dimension,
            String skew,
            long events,
            int parallelism,
            long managedBytes,
            long maxHeapBytes,
            int processors,
            String java,
            long seed) {

        static Setting of(BenchOptions options) {
            return new Setting(
                    options.users(),
                    options.clusters(),
                    options.items(),
                    options.dimension(),
                    options.skew().toString(),
                    options.events(),
                    options.parallelism(),
                    options.managedBytes(),
                    Runtime.getRuntime().maxMemory(),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().toString(),
                    options.seed());
        }
    }

    /** Of each job. */
    public record EventsPerSecond(Double discard, Double rmw, Double naive, Double eddy) {}

    /** Of Eddy's events per second to another job's. */
    public record Ratio(Double toDiscard, Double toRmw, Double toNaive) {}

    /**
     * Puts it together.
     *
     * @param rates of the jobs that were measured
     * @param eddy null when it was not
     */
    static BenchReport of(BenchOptions options, Map<BenchJob, Double> rates, Double naiveShare, EddyFigures eddy) {
        Double full = figure(eddy, EddyFigures::eventsPerS);
        Fresh fresh = figure(eddy, EddyFigures::fresh);
        return new BenchReport(
                Setting.of(options),
                new EventsPerSecond(
                        rates.get(BenchJob.DISCARD), rates.get(BenchJob.RMW), rates.get(BenchJob.NAIVE), full),
                new Ratio(
                        ratio(full, rates.get(BenchJob.DISCARD)),
                        ratio(full, rates.get(BenchJob.RMW)),
                        ratio(full, rates.get(BenchJob.NAIVE))),
                naiveShare,
                figure(eddy, EddyFigures::lostClicks),
                figure(eddy, EddyFigures::writesPerClick),
                figure(fresh, Fresh::freshnessMs),
                figure(fresh, Fresh::stallMs),
                figure(eddy, EddyFigures::stateBytesPerUser),
                figure(eddy, EddyFigures::redisBytesPerUser),
                figure(eddy, EddyFigures::heapBytes),
                figure(eddy, EddyFigures::heapJobBytes),
                figure(eddy, EddyFigures::checkpoints),
                fresh,
                figure(eddy, EddyFigures::restore));
    }

    private static Double ratio(Double rate, Double floor) {
        return rate == null || floor == null ? null : rate / floor;
    }

    private static <T, F> F figure(T figures, Function<T, F> component) {
        return Optional.ofNullable(figures).map(component).orElse(null);
    }
}
