package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The growth of one figure between the medians of the early and the last five days. */
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
        int earlyDay = days.size() / 3;
        int lateDay = days.size() - AROUND;
        Map<String, ToDoubleFunction<SoakDay>> figures = new LinkedHashMap<>();
        figures.put("heap", day -> day.sizes().heapBytes());
        figures.put("state", day -> day.sizes().stateBytes());
        figures.put("Redis memory", day -> day.sizes().redisBytes());
        figures.put("Redis keys", day -> day.sizes().redisKeys());
        figures.put("refresh time", day -> day.refreshMicros().p50());
        figures.put("search time", day -> day.searchMicros().p50());
        List<Growth> growths = new ArrayList<>();
        figures.forEach((name, figure) ->
                growths.add(new Growth(name, around(days, earlyDay, figure), around(days, lateDay, figure))));
        double earlySeconds = around(days, earlyDay, SoakDay::seconds);
        double lateSeconds = around(days, lateDay, SoakDay::seconds);
        return new SoakVerdict(earlyDay, lateDay, earlySeconds, lateSeconds, List.copyOf(growths));
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

    private static double around(List<SoakDay> days, int day, ToDoubleFunction<SoakDay> figure) {
        return days.subList(day - 1 - AROUND, day + AROUND).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray()[AROUND];
    }
}
