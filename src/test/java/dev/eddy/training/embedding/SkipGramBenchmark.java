package dev.eddy.training.embedding;

import dev.eddy.TimedBenchmark;
import dev.eddy.vector.SplitMix64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One pass of a training, for each place of the corpus: 1e6 divided by it is places a second. {@code mvn -Pjmh -Dbench=SkipGram} */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SkipGramBenchmark extends TimedBenchmark {
    private static final int PLACES = 500_000;
    private static final int USERS = 10_000;

    @Param({"5000", "100000"})
    public int words;

    @Param({"1", "2"})
    public int threads;

    private Corpus corpus;
    private SkipGram trainer;
    private Embedding last;

    @Setup
    public void setUp() {
        var random = new SplitMix64(1);
        var builder = new Corpus.Builder();
        for (int i = 0; i < PLACES; i++) {
            double popular = random.nextDouble() * random.nextDouble();
            builder.add("user-" + i % USERS, "item-" + (int) (popular * words));
        }
        corpus = builder.build(1, Integer.MAX_VALUE);
        trainer = new SkipGram(new SkipGramOptions(64, 5, 5, .5, 1, 0, .05, threads, 1));
    }

    @Benchmark
    @OperationsPerInvocation(PLACES)
    public Embedding pass() {
        last = trainer.train(corpus, last, SkipGram.Progress.NONE);
        return last;
    }
}
