package dev.eddy.recall.ranking;

import dev.eddy.TimedBenchmark;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemFeatures.Labels;
import dev.eddy.item.ItemUpdate;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A list of 100 of 20,000 items, with vectors of 64 dimensions: {@code mvn -Pjmh -Dbench=VariedOrder}. */
public class VariedOrderBenchmark extends TimedBenchmark {
    private static final int ITEMS = 20_000;
    private static final int LISTED = 100;
    private static final int DIMENSION = 64;
    private static final int AUTHORS = 500;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ItemTable table =
            new ItemTable(new ItemNumbers(), Options.defaults(NeighbourOptions.class), List.of());
    private final float[] scores = new float[LISTED];

    @Setup
    public void fill() {
        for (int item = 0; item < ITEMS; item++) {
            table.put(ItemUpdate.of(new ItemFeatures(
                    "i" + item,
                    1,
                    vector(),
                    List.of(),
                    Float.NaN,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    false,
                    new Labels("c" + item % 12, "a" + random.nextInt(AUTHORS)))));
        }
        for (int i = 0; i < LISTED; i++) {
            scores[i] = -.03f * i;
        }
    }

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        double sum = 0;
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextDouble(-1, 1);
            sum += vector[d] * vector[d];
        }
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] /= (float) Math.sqrt(sum);
        }
        return vector;
    }

    @Benchmark
    public int[] order() {
        int[] items = new int[LISTED];
        int first = random.nextInt(ITEMS - LISTED);
        for (int i = 0; i < LISTED; i++) {
            items[i] = first + i;
        }
        return new VariedOrder(Variety.STRONG, items, scores, table).order();
    }
}
