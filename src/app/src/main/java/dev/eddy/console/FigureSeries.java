package dev.eddy.console;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.console.Figure.Metric;
import dev.eddy.console.FlinkRest.Sample;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.recall.ranking.Success;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** Time series of the figures, computed from the latest samples. Safe for use by several threads. */
final class FigureSeries {
    /** Number of points shown. */
    static final int LENGTH = 1_800;
    /** Samples per rate; several, because Flink's values are up to some seconds old. */
    static final int RATES_OVER = 3;
    /** Samples per hit rate; many, because one sample has few clicks. */
    static final int HITS_OVER = 60;
    /** Smallest number of clicks for a hit rate. */
    static final int FEWEST_SAMPLED = 20;

    private static final List<String> COUNTERS = Stream.concat(
                    Stream.of(Figure.values())
                            .filter(figure -> figure.kind() == Figure.Kind.PER_SECOND)
                            .map(Figure::metric),
                    HitMetrics.all().stream())
            .map(Metric::id)
            .toList();

    private final List<Point> points = new ArrayList<>();

    /** @param totals values of the counters without the resets at restarts of tasks */
    private record Point(Sample sample, Map<String, Double> totals) {
        long atMillis() {
            return sample.atMillis();
        }
    }

    /**
     * Series of equal length, with null for an unknown value.
     *
     * @param atMillis epoch milliseconds, ascending
     * @param figures by name of the figure
     * @param hitRates of all users, by list
     * @param hitRatesOfUsers of the merged list, by kind of user
     * @param hitRatesOfTypes of the merged list, by type of event
     */
    record View(
            List<Long> atMillis,
            Map<String, List<Double>> figures,
            Map<String, List<Double>> hitRates,
            Map<String, List<Double>> hitRatesOfUsers,
            Map<String, List<Double>> hitRatesOfTypes) {}

    /** Adds the next sample; ignores one that is not later than the last. */
    synchronized void add(Sample sample) {
        Point last = points.isEmpty() ? null : points.get(points.size() - 1);
        if (last != null && sample.atMillis() <= last.atMillis()) {
            return;
        }
        Map<String, Double> totals = new HashMap<>(last == null ? Map.of() : last.totals());
        for (String counter : COUNTERS) {
            Double now = sample.values().get(counter);
            Double before = last == null ? null : last.sample().values().get(counter);
            if (now != null) {
                // A restart of tasks makes the sum smaller.
                totals.merge(counter, before == null ? 0 : Math.max(0, now - before), Double::sum);
            }
        }
        points.add(new Point(sample, totals));
        // The first point shown needs the samples before it for its rates.
        if (points.size() > LENGTH + HITS_OVER) {
            points.remove(0);
        }
    }

    /** Time of the first sample shown, epoch milliseconds; null before it. */
    synchronized Long oldestMillis() {
        return points.isEmpty()
                ? null
                : points.get(Math.max(0, points.size() - LENGTH)).atMillis();
    }

    /** The points after an instant. */
    synchronized View since(long atMillis) {
        int from = Math.max(0, points.size() - LENGTH);
        while (from < points.size() && points.get(from).atMillis() <= atMillis) {
            from++;
        }
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            String id = figure.metric().id();
            figures.put(
                    figure.name().toLowerCase(Locale.ROOT),
                    column(from, figure.kind() == Figure.Kind.PER_SECOND ? i -> perSecond(i, id) : i -> value(i, id)));
        }
        Map<String, List<Double>> ofLists = new LinkedHashMap<>();
        for (String list : HitMetrics.LISTS) {
            ofLists.put(list, column(from, i -> hitRate(i, list, HitMetrics.USERS)));
        }
        Map<String, List<Double>> ofUsers = new LinkedHashMap<>();
        for (String users : HitMetrics.USERS) {
            ofUsers.put(users, column(from, i -> hitRate(i, LiveHits.MERGED, List.of(users))));
        }
        Map<String, List<Double>> ofTypes = new LinkedHashMap<>();
        for (BehaviourType type : Success.TYPES) {
            List<Metric> samples = List.of(HitMetrics.samples(type));
            List<Metric> hits = List.of(HitMetrics.hits(type));
            ofTypes.put(type.wireName(), column(from, i -> hitRate(i, samples, hits)));
        }
        List<Long> times = points.subList(from, points.size()).stream()
                .map(Point::atMillis)
                .toList();
        return new View(times, figures, ofLists, ofUsers, ofTypes);
    }

    private List<Double> column(int from, IntToDoubleFunction value) {
        List<Double> column = new ArrayList<>();
        for (int i = from; i < points.size(); i++) {
            double v = value.applyAsDouble(i);
            column.add(Double.isFinite(v) ? rounded(v) : null);
        }
        return column;
    }

    /** Rounds to 4 digits, which is more than a plot shows. */
    static double rounded(double value) {
        double unit = Math.pow(10, Math.min(4, 3 - Math.floor(Math.log10(Math.max(1e-9, Math.abs(value))))));
        return Math.round(value * unit) / unit;
    }

    private double value(int at, String id) {
        return points.get(at).sample().values().getOrDefault(id, Double.NaN);
    }

    private double perSecond(int at, String id) {
        int from = Math.max(0, at - RATES_OVER);
        if (Double.isNaN(value(at, id)) || from == at) {
            return Double.NaN;
        }
        long millis = points.get(at).atMillis() - points.get(from).atMillis();
        return grown(id, from, at) * 1e3 / millis;
    }

    private double hitRate(int at, String list, List<String> users) {
        return hitRate(
                at,
                users.stream().map(kind -> HitMetrics.samples(list, kind)).toList(),
                users.stream().map(kind -> HitMetrics.hits(list, kind)).toList());
    }

    private double hitRate(int at, List<Metric> samples, List<Metric> hits) {
        int from = Math.max(0, at - HITS_OVER);
        double sampled = grown(samples, from, at);
        return sampled < FEWEST_SAMPLED ? Double.NaN : grown(hits, from, at) / sampled;
    }

    private double grown(List<Metric> counters, int from, int to) {
        return counters.stream()
                .mapToDouble(counter -> grown(counter.id(), from, to))
                .sum();
    }

    private double grown(String id, int from, int to) {
        return points.get(to).totals().getOrDefault(id, 0.0)
                - points.get(from).totals().getOrDefault(id, 0.0);
    }
}
