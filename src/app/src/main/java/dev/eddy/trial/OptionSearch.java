package dev.eddy.trial;

import dev.eddy.job.JobOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Randomised coordinate search: changes one option at a time, all options once in random order before any again, and keeps a change
 * that improves the measure.
 */
final class OptionSearch {
    private final JobOptions given;
    private final List<Tunable> tunables;
    private final ToDoubleFunction<JobOptions> measure;
    private final Random random;
    private final Deque<Tunable> deck = new ArrayDeque<>();
    private final Set<Map<String, String>> tried = new HashSet<>();

    /** The given options with the found settings. There are fewer runs than allowed when all values were tried. */
    record Result(JobOptions options, Map<String, String> settings, int runs, double before, double after) {}

    /** @param measure the higher, the better */
    OptionSearch(JobOptions given, List<Tunable> tunables, ToDoubleFunction<JobOptions> measure, long seed) {
        this.given = given;
        this.tunables = tunables;
        this.measure = measure;
        this.random = new Random(seed);
    }

    /** @param maxRuns largest number of measurements, the given options included; at least 1 */
    Result search(int maxRuns) {
        double before = measure.applyAsDouble(given);
        double after = before;
        Map<String, String> best = Map.of();
        tried.add(best);
        int runs = 1;
        for (Map<String, String> next = next(best); next != null && runs < maxRuns; next = next(best)) {
            tried.add(next);
            runs++;
            double measured = measure.applyAsDouble(given.with(next));
            if (measured > after) {
                best = next;
                after = measured;
            }
        }
        return new Result(given.with(best), best, runs, before, after);
    }

    /** The best settings with one untried change; null when all changes were tried. */
    private Map<String, String> next(Map<String, String> best) {
        for (int i = 0; i < 2 * tunables.size(); i++) {
            if (deck.isEmpty()) {
                deck.addAll(shuffled(tunables));
            }
            Tunable tunable = deck.remove();
            for (String value : shuffled(tunable.values())) {
                Map<String, String> settings = with(best, tunable.key(), value);
                if (!tried.contains(settings)) {
                    return settings;
                }
            }
        }
        return null;
    }

    private Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new TreeMap<>(settings);
        // In the form of the options, so that 10 and 10.0 are one value.
        String written = given.with(Map.of(key, value)).valueOf(key);
        if (written.equals(given.valueOf(key))) {
            changed.remove(key);
        } else {
            changed.put(key, written);
        }
        return changed;
    }

    private <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
