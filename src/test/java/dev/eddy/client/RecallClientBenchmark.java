package dev.eddy.client;

import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.Lists;
import dev.eddy.serving.RedisCandidateStore;
import dev.eddy.serving.RedisSharedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One thread asks a Redis on this machine for lists of 100 candidates of 10,000 users, some items of which are down. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecallClientBenchmark {
    private static final int USERS = 10_000;
    private static final int BATCH = 100;
    private static final int DOWN = 50;

    private EmbeddedRedis server;
    private RecallClient client;
    private final SplittableRandom random = new SplittableRandom(1);

    @Setup
    public void fill() throws IOException {
        server = EmbeddedRedis.start();
        RedisOptions options = RedisOptions.at(server.host(), server.port());
        try (var store = new RedisCandidateStore(options, Duration.ofDays(1));
                var sharedStore = new RedisSharedStore(options, Duration.ofDays(1))) {
            for (int from = 0; from < USERS; from += BATCH) {
                List<Candidates> lists = new ArrayList<>();
                for (int user = from; user < from + BATCH; user++) {
                    lists.add(new Candidates(
                            "user-" + user,
                            new Version(0, 1, 0),
                            System.currentTimeMillis(),
                            candidates(),
                            Map.of(),
                            Lists.PROFILE,
                            0));
                }
                store.storeNewer(lists);
            }
            sharedStore.replaceDown(
                    IntStream.range(0, DOWN).mapToObj(i -> "item-" + i * 1_000).toList());
        }
        client = RecallClient.open(options, ClientOptions.defaults());
    }

    private List<Candidate> candidates() {
        return IntStream.range(0, 100)
                .mapToObj(rank ->
                        new Candidate("item-" + random.nextInt(50_000), (float) (random.nextDouble() * 9), "uis"))
                .toList();
    }

    @TearDown
    public void stop() {
        client.close();
        server.close();
    }

    private String user() {
        return "user-" + random.nextInt(USERS);
    }

    /** Microseconds for one user, with percentiles. */
    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
    public Recall oneUser() {
        return client.recall(user());
    }

    /** Microseconds per user when 100 users are read together. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(BATCH)
    public Map<String, Recall> eachOfAHundred() {
        return client.recallAll(IntStream.range(0, BATCH).mapToObj(i -> user()).toList());
    }
}
