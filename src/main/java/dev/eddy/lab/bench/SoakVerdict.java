package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Decides whether the job grew between an early part of a soak and its end. Each figure is the median of five days: around the end
 * of the first third, and the last five.
 *
 * @param earlyDay the day in the middle of the early five
 * @param lateDay the day in the middle of the last five
 */
public record SoakVerdict(int earlyDay, int lateDay, double earlySeconds, double lateSeconds, List<Growth> figures) {
    /** Largest allowed growth. */
    static final double MOST = 1.1;

    private static final int AROUND = 2;

    /**
     * The growth of one figure.
     *
     * @param early median of the early five days
     * @param late median of the last five days
     */
    public record Growth(String name, double early, double late) {
        /** Late over early; 1 when both are 0. */
        @JsonProperty
        public double ratio() {
            return early == late ? 1 : late / early;
        }

        public boolean isTooLarge() {
            return !(ratio() <= MOST);
        }
    }

    /** @param days all days in order, at least 12 */
    static SoakVerdict of(List<SoakDay> days) {
        int early = days.size() / 3;
        int late = days.size() - AROUND;
        return new SoakVerdict(
                early,
                late,
                around(days, early, SoakDay::seconds),
                around(days, late, SoakDay::seconds),
                List.of(
                        growth("heap", days, early, late, day -> day.sizes().heapBytes()),
                        growth("state", days, early, late, day -> day.sizes().stateBytes()),
                        growth(
                                "Redis memory",
                                days,
                                early,
                                late,
                                day -> day.sizes().redisBytes()),
                        growth(
                                "Redis keys",
                                days,
                                early,
                                late,
                                day -> day.sizes().redisKeys()),
                        growth(
                                "refresh time",
                                days,
                                early,
                                late,
                                day -> day.refreshMicros().p50()),
                        growth(
                                "search time",
                                days,
                                early,
                                late,
                                day -> day.searchMicros().p50())));
    }

    /** Whether no figure grew by more than 10 %. */
    public boolean isSteady() {
        return figures.stream().noneMatch(Growth::isTooLarge);
    }

    /**
     * Whether early and late days took about the same real time. If not, data with a lifetime in real time, such as lists in
     * Redis, was kept for different numbers of days.
     */
    public boolean isFair() {
        return Math.max(earlySeconds, lateSeconds) <= MOST * Math.min(earlySeconds, lateSeconds);
    }

    private static Growth growth(
            String name, List<SoakDay> days, int early, int late, ToDoubleFunction<SoakDay> figure) {
        return new Growth(name, around(days, early, figure), around(days, late, figure));
    }

    private static double around(List<SoakDay> days, int day, ToDoubleFunction<SoakDay> figure) {
        double[] values = days.subList(day - 1 - AROUND, day + AROUND).stream()
                .mapToDouble(figure)
                .toArray();
        Arrays.sort(values);
        return values[AROUND];
    }
}
