package dev.eddy.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the latest samples amount to: rates of counters, hit rates of looks and hits. Safe for use by several threads. */
final class FigureSeries {
    /** So many points are kept. */
    static final int LENGTH = 360;
    /** A hit rate is that of so many samples: single ones have few looks. */
    static final int HITS_OVER = 60;
    /** Of fewer looks a rate says nothing. */
    static final int FEWEST_LOOKS = 20;

    private static final double MILLIS = 1e3;

    private final List<Point> points = new ArrayList<>();
    /** Counts as they would be had no task begun anew. */
    private final Map<String, Double> totals = new HashMap<>();

    private Sample last;

    private record Point(long atMillis, Map<Figure, Double> figures, Map<String, Double> totals) {}

    /**
     * The series, of equal length; null where a value is not known.
     *
     * @param atMillis epoch milliseconds, ascending
     * @param figures by the figure's name
     * @param hitRates of all users, by list
     * @param hitRatesOfUsers of the merged list, by kind of user
     */
    record View(
            List<Long> atMillis,
            Map<String, List<Double>> figures,
            Map<String, List<Double>> hitRates,
            Map<String, List<Double>> hitRatesOfUsers) {}

    /** Takes the next sample; one that is not later than the one before is passed over. */
    synchronized void add(Sample sample) {
        if (last != null && sample.atMillis() <= last.atMillis()) {
            return;
        }
        Map<Figure, Double> figures = new HashMap<>();
        for (Figure figure : Figure.values()) {
            Double value = valueOf(figure, sample);
            if (value != null) {
                figures.put(figure, value);
            }
        }
        for (Metric metric : HitMetrics.all()) {
            Double grown = grown(metric.id(), sample);
            if (grown != null) {
                totals.merge(metric.id(), grown, Double::sum);
            }
        }
        points.add(new Point(sample.atMillis(), figures, Map.copyOf(totals)));
        // Beyond what is shown, so many more, to have rates from the first point shown on.
        if (points.size() > LENGTH + HITS_OVER) {
            points.remove(0);
        }
        last = sample;
    }

    private Double valueOf(Figure figure, Sample sample) {
        String id = figure.metric().id();
        if (figure.kind() == Figure.Kind.AS_IT_IS) {
            return sample.values().get(id);
        }
        Double grown = grown(id, sample);
        return grown == null ? null : grown * MILLIS / (sample.atMillis() - last.atMillis());
    }

    /** By how much a count grew since the last sample; null when either has none. */
    private Double grown(String id, Sample sample) {
        Double now = sample.values().get(id);
        Double before = last == null ? null : last.values().get(id);
        if (now == null || before == null) {
            return null;
        }
        // A task that begins anew counts from 0.
        return now < before ? now : now - before;
    }

    /** The points after an instant. */
    synchronized View since(long atMillis) {
        int from = Math.max(0, points.size() - LENGTH);
        while (from < points.size() && points.get(from).atMillis() <= atMillis) {
            from++;
        }
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            figures.put(figure.name().toLowerCase(Locale.ROOT), column(from, i -> {
                Double value = points.get(i).figures().get(figure);
                return value == null ? Double.NaN : value;
            }));
        }
        Map<String, List<Double>> ofLists = new LinkedHashMap<>();
        for (String list : HitMetrics.lists()) {
            ofLists.put(list, column(from, i -> hitRate(i, list, HitMetrics.USERS)));
        }
        Map<String, List<Double>> ofUsers = new LinkedHashMap<>();
        for (String users : HitMetrics.USERS) {
            ofUsers.put(users, column(from, i -> hitRate(i, HitMetrics.lists().get(0), List.of(users))));
        }
        List<Long> times = points.subList(from, points.size()).stream()
                .map(Point::atMillis)
                .toList();
        return new View(times, figures, ofLists, ofUsers);
    }

    private List<Double> column(int from, ToDoubleFunction<Integer> value) {
        List<Double> column = new ArrayList<>();
        for (int i = from; i < points.size(); i++) {
            double v = value.applyAsDouble(i);
            column.add(Double.isFinite(v) ? rounded(v) : null);
        }
        return column;
    }

    /** Four digits are more than a plot shows. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.min(4, 3 - Math.floor(Math.log10(Math.max(1e-9, Math.abs(value))))));
        return Math.round(value * unit) / unit;
    }

    private double hitRate(int at, String list, List<String> users) {
        Map<String, Double> now = points.get(at).totals();
        Map<String, Double> before = points.get(Math.max(0, at - HITS_OVER)).totals();
        double looks = 0;
        double hits = 0;
        for (String kind : users) {
            looks += difference(HitMetrics.looks(list, kind).id(), now, before);
            hits += difference(HitMetrics.hits(list, kind).id(), now, before);
        }
        return looks < FEWEST_LOOKS ? Double.NaN : hits / looks;
    }

    private static double difference(String id, Map<String, Double> now, Map<String, Double> before) {
        return now.getOrDefault(id, 0.0) - before.getOrDefault(id, 0.0);
    }
}
