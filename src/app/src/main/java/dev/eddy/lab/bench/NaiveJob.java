package dev.eddy.lab.bench;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.job.KafkaOptions;
import dev.eddy.option.RedisOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * The job of a typical tutorial: a user's latest items in {@code ValueState}, co-occurrence counts of each cluster in
 * {@code MapState}, and one sorted set per user, replaced with each click. It only counts, it gets the user's cluster for free,
 * it ignores the order of versions, and it loses lists that Redis refuses.
 */
final class NaiveJob {
    /** Name of the last operator; it waits for Redis's answer. */
    static final String LAST = "zset";

    private static final String PREFIX = "rec:";
    private static final int RECENTS = 20;
    private static final int LIST_SIZE = 100;

    private NaiveJob() {}

    /** A click and the user's earlier items, latest first. */
    public record Visit(String userId, String itemId, int cluster, List<String> recents) {}

    /** A user's list. */
    public record Recommendation(String userId, Map<String, Double> scores) {}

    static StreamGraph graph(
            StreamExecutionEnvironment env, KafkaOptions kafka, RedisOptions redis, LoadOptions population) {
        FloorJobs.clicks(env, kafka, BenchJob.NAIVE)
                .keyBy(Behaviour::userId)
                .process(new RememberFunction(population))
                .uid("remember")
                .name("remember")
                .keyBy(Visit::cluster)
                .process(new CountFunction())
                .uid("count")
                .name("count")
                .sinkTo(new ZsetSink(redis.nodes()))
                .uid(LAST)
                .name(LAST);
        return FloorJobs.graph(env, BenchJob.NAIVE);
    }

    /** Removes the job's lists. */
    static void clear(RedisOptions redis) {
        try (Jedis jedis = new Jedis(HostAndPort.from(redis.nodes()))) {
            ScanParams lists = new ScanParams().match(PREFIX + "*").count(1_000);
            String cursor = ScanParams.SCAN_POINTER_START;
            do {
                ScanResult<String> page = jedis.scan(cursor, lists);
                if (!page.getResult().isEmpty()) {
                    jedis.unlink(page.getResult().toArray(String[]::new));
                }
                cursor = page.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        }
    }

    private static final class RememberFunction extends KeyedProcessFunction<String, Behaviour, Visit> {
        private final LoadOptions population;
        private transient ValueState<List<String>> recents;

        RememberFunction(LoadOptions population) {
            this.population = population;
        }

        @Override
        public void open(OpenContext context) {
            recents = getRuntimeContext().getState(new ValueStateDescriptor<>("recents", Types.LIST(Types.STRING)));
        }

        @Override
        public void processElement(Behaviour click, Context context, Collector<Visit> out) throws Exception {
            List<String> before = recents.value() == null ? List.of() : recents.value();
            List<String> after = new ArrayList<>(before);
            after.remove(click.itemId());
            after.add(0, click.itemId());
            recents.update(after.size() > RECENTS ? new ArrayList<>(after.subList(0, RECENTS)) : after);
            out.collect(new Visit(click.userId(), click.itemId(), population.clusterOf(click.userId()), before));
        }
    }

    private static final class CountFunction extends KeyedProcessFunction<Integer, Visit, Recommendation> {
        /** Number of users by item and item. */
        private transient MapState<String, Map<String, Integer>> counts;

        @Override
        public void open(OpenContext context) {
            counts = getRuntimeContext()
                    .getMapState(new MapStateDescriptor<>(
                            "co-occurrences", Types.STRING, Types.MAP(Types.STRING, Types.INT)));
        }

        @Override
        public void processElement(Visit visit, Context context, Collector<Recommendation> out) throws Exception {
            for (String recent : visit.recents()) {
                if (!recent.equals(visit.itemId())) {
                    count(recent, visit.itemId());
                    count(visit.itemId(), recent);
                }
            }
            Map<String, Integer> sums = new HashMap<>();
            List<String> visited = new ArrayList<>(visit.recents());
            visited.add(visit.itemId());
            for (String item : visited) {
                row(item).forEach((other, count) -> sums.merge(other, count, Integer::sum));
            }
            visited.forEach(sums::remove);
            Map<String, Double> best = new HashMap<>();
            sums.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(LIST_SIZE)
                    .forEach(entry -> best.put(entry.getKey(), (double) entry.getValue()));
            out.collect(new Recommendation(visit.userId(), best));
        }

        private void count(String item, String other) throws Exception {
            Map<String, Integer> row = row(item);
            row.merge(other, 1, Integer::sum);
            counts.put(item, row);
        }

        private Map<String, Integer> row(String item) throws Exception {
            Map<String, Integer> row = counts.get(item);
            return row == null ? new HashMap<>() : row;
        }
    }

    private record ZsetSink(String node) implements Sink<Recommendation> {
        @Override
        public SinkWriter<Recommendation> createWriter(WriterInitContext context) {
            return new ZsetWriter(new Jedis(HostAndPort.from(node)));
        }
    }

    private record ZsetWriter(Jedis redis) implements SinkWriter<Recommendation> {
        @Override
        public void write(Recommendation list, SinkWriter.Context context) {
            String key = PREFIX + list.userId();
            redis.del(key);
            if (!list.scores().isEmpty()) {
                redis.zadd(key, list.scores());
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
            redis.close();
        }
    }
}
