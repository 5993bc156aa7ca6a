package dev.eddy.recall.items;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Popular;
import dev.eddy.item.PopularityOptions;
import dev.eddy.option.Options;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Puts the new popularity of one item into the table, as each task does for each clicked item. {@code mvn -Pjmh -Dbench=ItemTable} */
public class ItemTableBenchmark extends TimedBenchmark {
    private static final int PARTS = 1 << 12;

    @Param("5000")
    public int members;

    private final ItemUpdate[] parts = new ItemUpdate[PARTS];
    private ItemTable table;
    private int next;

    @Setup
    public void setUp() {
        var numbers = new ItemNumbers();
        var population = new BenchmarkCluster(members);
        table = population.table(Options.defaults(NeighbourOptions.class), numbers);
        for (int i = 0; i < PARTS; i++) {
            parts[i] = table.get(numbers.of(population.drawItem()))
                    .plus(Popular.clicked("n", BenchmarkCluster.NOW + i))
                    .digested(Options.defaults(PopularityOptions.class));
        }
    }

    @Benchmark
    public void put() {
        table.put(parts[next++ & (PARTS - 1)]);
    }
}
