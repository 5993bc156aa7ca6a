package dev.eddy.serve;

import dev.eddy.client.DownChange;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time from a change until none of two servers answers the item: a changed attribute and a null from the record in Kafka, an order
 * from the job's write to Redis. Three minutes of changes of each kind; p1.00 is the longest time. {@code mvn -Pjmh
 * -Dbench=ServeChange}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 1, time = 180)
public class ServeChangeBenchmark {
    private static final String CHEAP = "{\"price\": 5}";
    private static final String DEAR = "{\"price\": 50}";

    @Param({"attribute", "null", "order"})
    public String change;

    private TwoServers servers;
    private int changes;

    @Setup
    public void start() throws Exception {
        servers = TwoServers.start();
        servers.publish("item-0", CHEAP);
    }

    @TearDown
    public void stop() throws Exception {
        servers.close();
    }

    /** A new item that both servers answer. */
    @Setup(Level.Invocation)
    public void list() throws IOException {
        changes++;
        servers.publish(item(), CHEAP);
        servers.list("ann", item());
        while (!servers.answers("ann", "price < 10").stream().allMatch(items -> items.contains(item()))) {
            Thread.onSpinWait();
        }
    }

    private String item() {
        return "item-" + changes;
    }

    @Benchmark
    public void untilNoServerAnswersIt() throws IOException {
        switch (change) {
            case "attribute" -> servers.publish(item(), DEAR);
            case "null" -> servers.remove(item());
            default -> servers.order(DownChange.Kind.DOWN, item());
        }
        while (servers.answers("ann", "price < 10").stream().anyMatch(items -> items.contains(item()))) {
            Thread.onSpinWait();
        }
    }
}
