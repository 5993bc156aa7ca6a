package dev.eddy.client;

import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import dev.eddy.serving.RedisSharedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Milliseconds for writing and reading take-downs, in a Redis on this machine with 350,000 items down. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DownLogBenchmark {
    private static final int ITEMS = 350_000;

    private final List<String> items =
            IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).toList();
    private final DownSet known = new DownSet();
    private EmbeddedRedis server;
    private RedisSharedStore store;
    private DownHead head;

    @Setup
    public void fill() throws IOException {
        server = EmbeddedRedis.start();
        store = new RedisSharedStore(RedisOptions.at(server.host(), server.port()), Duration.ofDays(7));
        head = store.replaceDown(items);
        store.readDown(known);
    }

    @TearDown
    public void stop() {
        store.close();
        server.close();
    }

    /** The writer's check every 10 s. */
    @Benchmark
    public DownHead nothingToWrite() throws IOException {
        head = store.appendDown(head, List.of());
        return head;
    }

    /** A reader's update every second. */
    @Benchmark
    public Set<String> nothingToRead() throws IOException {
        store.readDown(known);
        return known.items();
    }

    @Benchmark
    public Set<String> aThousandChangesAreWrittenAndRead() throws IOException {
        head = store.appendDown(
                head,
                items.subList(0, 1_000).stream()
                        .map(item -> new DownChange(DownChange.Kind.DOWN, item))
                        .toList());
        store.readDown(known);
        return known.items();
    }

    /** A reader's first update. */
    @Benchmark
    public Set<String> allAreRead() throws IOException {
        var fresh = new DownSet();
        store.readDown(fresh);
        return fresh.items();
    }

    /** A writer's replacement of a lost log. */
    @Benchmark
    public DownHead allAreWritten() throws IOException {
        head = store.replaceDown(items);
        return head;
    }
}
