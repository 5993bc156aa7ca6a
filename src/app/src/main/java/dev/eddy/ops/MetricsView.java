package dev.eddy.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * The metrics registered in an {@link EmbeddedFlink}, found by operator name and metric name. They live as long as their
 * tasks: counters restart at 0 with the job, and a job that has ended has none.
 */
public final class MetricsView implements MetricReporter {
    private record Key(String identifier, Metric metric) {}

    /** The operator is null for a metric of a task or of the job. */
    private record Scope(String operator, String name) {
        private static Scope of(MetricGroup group, String name) {
            String operator = group.getAllVariables().get("<operator_name>");
            return new Scope(operator == null ? null : given(operator), name);
        }
    }

    /** The variables of each metric by name, without Flink's brackets. */
    private final Map<Scope, Map<Key, Map<String, String>>> scopes = new ConcurrentHashMap<>();

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
        scopes.clear();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        Map<String, String> variables = new HashMap<>();
        group.getAllVariables()
                .forEach((bracketed, value) -> variables.put(bracketed.substring(1, bracketed.length() - 1), value));
        scopes.computeIfAbsent(Scope.of(group, name), scope -> new ConcurrentHashMap<>())
                .put(new Key(group.getMetricIdentifier(name), metric), variables);
    }

    /** Flink turns the name of an operator in the topology into "Source: name" or "name: Writer". */
    private static String given(String operator) {
        return operator.replaceFirst("^Source: ", "").replaceFirst(": Writer$", "");
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        Map<Key, Map<String, String>> metrics = scopes.get(Scope.of(group, name));
        if (metrics != null) {
            metrics.remove(new Key(group.getMetricIdentifier(name), metric));
        }
    }

    /** Removes the metrics of a job that has ended: Flink does it later, and the next job has metrics of the same names. */
    void forget(JobID job) {
        scopes.values()
                .forEach(metrics ->
                        metrics.values().removeIf(variables -> job.toString().equals(variables.get("job_id"))));
    }

    /** The metric of this type in each subtask of the operator. */
    public <M extends Metric> List<M> find(String operator, String name, Class<M> type) {
        return find(operator, name, type, Map.of());
    }

    /** @param operator null for the job itself */
    private <M extends Metric> List<M> find(
            String operator, String name, Class<M> type, Map<String, String> variables) {
        return scopes.getOrDefault(new Scope(operator, name), Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().entrySet().containsAll(variables.entrySet()))
                .map(entry -> entry.getKey().metric())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Sum of a counter over the operator's subtasks; 0 without subtasks. */
    public long counter(String operator, String name) {
        return find(operator, name, Counter.class).stream()
                .mapToLong(Counter::getCount)
                .sum();
    }

    /** Sum of a counter of the tasks over their subtasks, by the name of the task's first operator. */
    public Map<String, Long> ofTasks(String name) {
        Map<String, Long> sums = new TreeMap<>();
        scopes.getOrDefault(new Scope(null, name), Map.of()).forEach((key, variables) -> {
            String task = variables.get("task_name");
            if (task != null && key.metric() instanceof Counter counter) {
                sums.merge(given(task.replaceFirst(" -> .*", "")), counter.getCount(), Long::sum);
            }
        });
        return sums;
    }

    /** The values of a numeric gauge, one per subtask. */
    public List<Number> gauges(String operator, String name) {
        return numbers(find(operator, name, Gauge.class)).toList();
    }

    @SuppressWarnings("rawtypes") // As a class, a gauge is raw.
    private static Stream<Number> numbers(List<Gauge> gauges) {
        return gauges.stream()
                .flatMap(gauge -> gauge.getValue() instanceof Number number ? Stream.of(number) : Stream.empty());
    }

    /** Sum of a gauge of whole numbers over the operator's subtasks. */
    public long sum(String operator, String name) {
        return gauges(operator, name).stream().mapToLong(Number::longValue).sum();
    }

    /** Sum of a gauge over the operator's subtasks, of the metrics with these variables. */
    public double sum(String operator, String name, Map<String, String> variables) {
        return numbers(find(operator, name, Gauge.class, variables))
                .mapToDouble(Number::doubleValue)
                .sum();
    }

    /** The offset after the last record that the source has emitted, by partition; partitions without one are left out. */
    public Map<Integer, Long> positions(String topic) {
        Map<Integer, Long> positions = new TreeMap<>();
        scopes.forEach((scope, metrics) -> metrics.forEach((key, variables) -> {
            if (scope.name().equals("currentOffset")
                    && topic.equals(variables.get("topic"))
                    && key.metric() instanceof Gauge<?> gauge
                    && gauge.getValue() instanceof Number last
                    && last.longValue() >= 0) {
                positions.merge(Integer.valueOf(variables.get("partition")), last.longValue() + 1, Math::max);
            }
        }));
        return positions;
    }

    public List<Histogram> histograms(String operator, String name) {
        return find(operator, name, Histogram.class);
    }

    /** A numeric gauge of the job itself, for example {@code numRestarts}. */
    public Optional<Number> job(JobID job, String name) {
        return numbers(find(null, name, Gauge.class, Map.of("job_id", job.toString())))
                .findFirst();
    }
}
