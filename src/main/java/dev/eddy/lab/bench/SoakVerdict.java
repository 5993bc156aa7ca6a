package dev.eddy.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether anything grew between an early part of a soak and its end. Each figure is the median over five days: around the end of
 * the first third, and the last five.
 *
 * @param earlyDay the day in the middle of the early five
 * @param lateDay the day in the middle of the last five
 * @param earlySeconds how long a day took in the early five, median
 * @param lateSeconds how long a day took in the last five, median
 */
public record SoakVerdict(int earlyDay, int lateDay, double earlySeconds, double lateSeconds, List<Growth> figures) {
    /** A figure may grow by a tenth. */
    static final double MOST = 1.1;

    private static final int AROUND = 2;

    /**
     * One figure.
     *
     * @param early median of the early five days
     * @param late median of the last five days
     */
    public record Growth(String name, double early, double late) {
        /** 1 when both are 0. */
        public double ratio() {
            return early == late ? 1 : late / early;
        }

        public boolean isTooLarge() {
            return !(ratio() <= MOST);
        }
    }

    /** @param days all of them, in order, twelve at least */
    static SoakVerdict of(List<SoakDay> days) {
        int early = days.size() / 3;
        int late = days.size() - AROUND;
        return new SoakVerdict(
                early,
                late,
                around(days, early, SoakDay::seconds),
                around(days, late, SoakDay::seconds),
                List.of(
                        growth("heap", days, early, late, SoakDay::heapBytes),
                        growth("state", days, early, late, SoakDay::stateBytes),
                        growth("Redis memory", days, early, late, SoakDay::redisBytes),
                        growth("Redis keys", days, early, late, SoakDay::redisKeys),
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

    /** Whether nothing grew by more than a tenth. */
    public boolean isSteady() {
        return figures.stream().noneMatch(Growth::isTooLarge);
    }

    /**
     * Whether the days took about as long. If not, what is kept for a time by the machine's clock was kept for another number of
     * days: lists in Redis above all.
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
