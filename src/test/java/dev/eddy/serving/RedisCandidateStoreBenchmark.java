package dev.eddy.serving;

import dev.eddy.TimedBenchmark;
import dev.eddy.client.Candidate;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.vector.SplitMix64;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A user's list of a hundred candidates, alone or with six channels of twenty, to a Redis on this machine, in batches of 256 and of
 * 16. {@code mvn -Pjmh -Dbench=RedisCandidateStore}
 */
public class RedisCandidateStoreBenchmark extends TimedBenchmark {
    private static final int LARGE = 256;
    private static final int SMALL = 16;
    private static final int USERS = 1 << 12;
    private static final int MERGED = 100;
    private static final int OF_CHANNEL = 20;
    private static final String[] SETS = {"u", "ui", "uis", "isn", "uisnch", "ch", "h"};

    @Param({"0", "6"})
    int channels;

    private final List<Candidates> lists = new ArrayList<>();
    private EmbeddedRedis server;
    private RedisCandidateStore store;
    private int next;

    @Setup
    public void start() {
        var random = new SplitMix64(1);
        for (int user = 0; user < USERS; user++) {
            Map<String, List<Candidate>> ofChannels = Stream.of("ucf", "sknn", "icf", "seq", "next", "hot")
                    .limit(channels)
                    .collect(Collectors.toMap(channel -> channel, channel -> candidates(OF_CHANNEL, random)));
            lists.add(Lists.of("user-" + user, 1, candidates(MERGED, random), ofChannels));
        }
        server = EmbeddedRedis.start();
        store = new RedisCandidateStore(RedisOptions.at(server.host(), server.port()), Duration.ofDays(7));
    }

    private static List<Candidate> candidates(int count, SplitMix64 random) {
        return IntStream.range(0, count)
                .mapToObj(rank -> new Candidate(
                        "item-" + (random.nextLong() >>> 48),
                        (float) (5 * random.nextDouble()),
                        SETS[rank % SETS.length]))
                .toList();
    }

    @TearDown
    public void stop() {
        store.close();
        server.close();
    }

    @Benchmark
    @OperationsPerInvocation(LARGE)
    public CandidateStore.Result batchesOf256() throws IOException {
        return store.storeNewer(batch(LARGE));
    }

    @Benchmark
    @OperationsPerInvocation(SMALL)
    public CandidateStore.Result batchesOf16() throws IOException {
        return store.storeNewer(batch(SMALL));
    }

    private List<Candidates> batch(int size) {
        int from = next;
        next = (next + size) & (USERS - 1);
        return lists.subList(from, from + size);
    }
}
