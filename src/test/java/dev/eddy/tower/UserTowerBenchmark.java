package dev.eddy.tower;

import dev.eddy.TimedBenchmark;
import dev.eddy.lab.bench.MadeUpTower;
import dev.eddy.vector.Vectors;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A user's vector from the last clicks, 64 dimensions. {@code mvn -Pjmh -Dbench=UserTower} */
public class UserTowerBenchmark extends TimedBenchmark {
    private static final int DIMENSION = 64;
    private static final int USERS = 1 << 8;

    @Param({"mlp", "gru", "attention"})
    public String architecture;

    @Param("20")
    public int clicks;

    private UserTower tower;
    private final ClickSequence[] users = new ClickSequence[USERS];
    private int next;

    @Setup
    public void setUp() {
        tower = UserTower.read(
                switch (architecture) {
                    case "mlp" -> MadeUpTower.ofTwoLayers(DIMENSION, clicks, 2 * DIMENSION, 1);
                    case "gru" -> MadeUpTower.recurrent(DIMENSION, clicks, DIMENSION, 1);
                    default -> MadeUpTower.attention(DIMENSION, clicks, 2 * DIMENSION, 1);
                });
        var random = new Random(1);
        for (int user = 0; user < USERS; user++) {
            long[] millis = random.longs(clicks, 0, 1L << 32)
                    .sorted()
                    .map(each -> -each)
                    .toArray();
            users[user] = new ClickSequence(
                    IntStream.range(0, clicks).mapToObj(i -> direction(random)).toList(), millis, clicks);
        }
    }

    private static float[] direction(Random random) {
        double[] numbers = random.doubles(DIMENSION, -1, 1).toArray();
        return Vectors.unit(numbers);
    }

    @Benchmark
    public float[] vector() {
        return tower.vector(users[next++ & (USERS - 1)]);
    }
}
