package dev.eddy.recall.items;

import dev.eddy.Population;
import dev.eddy.TimedBenchmark;
import dev.eddy.item.ItemPopularity;
import dev.eddy.item.Popular;
import dev.eddy.item.PopularityOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One item's new popularity: what every task does for every item clicked in a second. {@code mvn -Pjmh -Dbench=Digest} */
public class PopularityDigestBenchmark extends TimedBenchmark {
    private static final int PARTS = 1 << 12;

    @Param("5000")
    public int members;

    private final ItemPopularity[] parts = new ItemPopularity[PARTS];
    private PopularityDigest digest;
    private int next;

    @Setup
    public void setUp() {
        var numbers = new ItemNumbers();
        var population = new Population(members);
        digest = population.digest(NeighbourOptions.defaults(), numbers);
        for (int i = 0; i < PARTS; i++) {
            parts[i] = digest.get(numbers.of(population.drawItem()))
                    .plus(Popular.clicked("n", Population.NOW + i))
                    .digested(PopularityOptions.defaults());
        }
    }

    @Benchmark
    public void put() {
        digest.put(parts[next++ & (PARTS - 1)]);
    }
}
