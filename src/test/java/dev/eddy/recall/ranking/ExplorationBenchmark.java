package dev.eddy.recall.ranking;

import dev.eddy.TimedBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Ten explored of 100 places, among 200 items: {@code mvn -Pjmh -Dbench=Exploration}. */
public class ExplorationBenchmark extends TimedBenchmark {
    private static final int ITEMS = 200;

    private final float[] scores = new float[ITEMS];
    private final float[] deviations = new float[ITEMS];
    private long seed;

    @Setup
    public void fill() {
        for (int i = 0; i < ITEMS; i++) {
            scores[i] = 5 - i / 40f;
            deviations[i] = .3f;
        }
    }

    @Benchmark
    public Object explore() {
        return new Exploration(.1).order(scores, deviations, 100, seed++);
    }
}
