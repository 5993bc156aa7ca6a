package dev.eddy.serve;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time from a mute, which a user's app posts to one of two servers, until none of the two answers an item of the author. The event goes
 * through Kafka and the job. Three minutes of mutes; p1.00 is the longest time. {@code mvn -Pjmh -Dbench=ServeMute}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 1, time = 180)
public class ServeMuteBenchmark {
    private RunningShop shop;
    private int mutes;

    @Setup
    public void open() throws Exception {
        shop = RunningShop.open();
    }

    @TearDown
    public void close() {
        shop.close();
    }

    /** Takes the last mute back. */
    @Setup(Level.Invocation)
    public void unmute() {
        shop.unmute("ann", author());
        mutes++;
        while (!shop.allAnswer("ann", author())) {
            Thread.onSpinWait();
        }
    }

    private String author() {
        return "a" + mutes % 3;
    }

    @Benchmark
    public void untilNoServerAnswersTheAuthor() {
        shop.mute("ann", author());
        while (shop.anyAnswers("ann", author())) {
            Thread.onSpinWait();
        }
    }
}
