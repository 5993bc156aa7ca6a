package dev.eddy.console;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.console.Figure.Metric;
import dev.eddy.console.FigureSeries.View;
import dev.eddy.console.Prometheus.Question;
import dev.eddy.console.Prometheus.Times;
import dev.eddy.job.RecallTopology;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.recall.ranking.Success;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The figures of a longer past than the console has samples of, from Prometheus.
 *
 * @param job label {@code job} of the deployment; null when Prometheus has one deployment only
 */
record FigureHistory(Prometheus prometheus, String job, Clock clock) {
    private static final long POINTS = 240;
    /** Prometheus is usually told every 15 s, and a rate needs some values. */
    private static final long LEAST_STEP_SECONDS = 15;

    private static final long RATE_SECONDS = 60;
    private static final long HITS_SECONDS = 600;
    private static final String PREFIX = "flink_taskmanager_job_task_operator_";
    private static final Map<String, String> QUANTILES = Map.of("median", "0.5", "p99", "0.99");

    /** The figures of a range of time that ends now, in milliseconds; throws as {@link Prometheus#ask} does. */
    View of(long rangeMillis) {
        long step = Math.max(LEAST_STEP_SECONDS, rangeMillis / 1000 / POINTS);
        // At multiples of the step, so that a plot moves without changing.
        long until = clock.millis() / 1000 / step * step;
        var times = new Times(until - rangeMillis / 1000 / step * step, until, step);
        List<Question> questions = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            questions.add(new Question(query(figure, step), ""));
        }
        questions.add(hits("list_users_", "samples", "hits", "", "list", step));
        questions.add(hits("list_users_", "samples", "hits", ",list=\"" + LiveHits.MERGED + "\"", "users", step));
        questions.add(hits("type_", "typeSamples", "typeHits", "", "type", step));
        List<Map<String, double[]>> answers = prometheus.ask(questions, times);

        Map<String, List<Double>> figures = new LinkedHashMap<>();
        int next = 0;
        for (Figure figure : Figure.values()) {
            double[] values = answers.get(next++).get("");
            figures.put(figure.name().toLowerCase(Locale.ROOT), column(values, times));
        }
        return new View(
                LongStream.range(0, times.count())
                        .map(i -> (times.from() + i * step) * 1000)
                        .boxed()
                        .toList(),
                figures,
                columns(HitMetrics.LISTS, answers.get(next), times),
                columns(HitMetrics.USERS, answers.get(next + 1), times),
                columns(Success.TYPES.stream().map(BehaviourType::wireName).toList(), answers.get(next + 2), times));
    }

    private String query(Figure figure, long step) {
        Metric metric = figure.metric();
        String name = metric.id().substring(metric.operator().length() + 1);
        String quantile = "";
        int at = name.indexOf('_');
        if (at > 0) {
            quantile = ",quantile=\"" + QUANTILES.get(name.substring(at + 1)) + "\"";
            name = name.substring(0, at);
        }
        String operator = metric.operator().replace("__", ":_").replace('-', '_');
        String selected = PREFIX + name + selector(",operator_name=\"" + operator + "\"" + quantile);
        String over = metric.over().name().toLowerCase(Locale.ROOT);
        return figure.kind() == Figure.Kind.PER_SECOND
                ? over + "(rate(" + selected + "[" + Math.max(RATE_SECONDS, step) + "s]))"
                : over + "(" + selected + ")";
    }

    private Question hits(String group, String samples, String hits, String where, String label, long step) {
        String window = "[" + Math.max(HITS_SECONDS, step) + "s]";
        String grown = "sum by (" + label + ") (increase(" + PREFIX + group + "%s" + selector(where) + window + "))";
        String sampled = grown.formatted(samples);
        return new Question(
                grown.formatted(hits) + " / (" + sampled + " >= " + FigureSeries.FEWEST_SAMPLED + ")", label);
    }

    private String selector(String more) {
        return "{job_name=\"" + RecallTopology.JOB + "\"" + (job == null ? "" : ",job=\"" + job + "\"") + more + "}";
    }

    private static Map<String, List<Double>> columns(List<String> names, Map<String, double[]> answer, Times times) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, column(answer.get(name), times)));
        return columns;
    }

    private static List<Double> column(double[] values, Times times) {
        double[] all = values == null ? new double[times.count()] : values;
        if (values == null) {
            Arrays.fill(all, Double.NaN);
        }
        return Arrays.stream(all)
                .mapToObj(value -> Double.isFinite(value) ? FigureSeries.rounded(value) : null)
                .toList();
    }
}
