package dev.eddy.vector;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The kernels of a refresh, as often as one refresh needs them. {@code mvn -Pjmh -Dbench=Kernel} */
public class KernelBenchmark extends TimedBenchmark {
    private static final int ROWS = 5_000;
    private static final int BATCHES = 1 << 8;

    /** Rows compared with a vector, among 5,000. */
    @Param("300")
    public int rows;

    /** Candidates of which the best 128 are taken. */
    @Param("4000")
    public int candidates;

    private final PackedTable table = new PackedTable();
    private final float[] query = new float[BenchmarkCluster.DIMENSION];
    private final TopK top = new TopK(128, (a, b) -> a < b);
    private final PackedBlock[] blocks = new PackedBlock[BATCHES];
    private int[][] asked;
    private float[] cosines;
    private float[][] scores;
    private int next;

    @Setup
    public void setUp() {
        var random = new SplitMix64(1);
        query[0] = 1;
        for (int row = 0; row < ROWS; row++) {
            double[] direction = new double[BenchmarkCluster.DIMENSION];
            for (int i = 0; i < direction.length; i++) {
                direction[i] = random.nextGaussian();
            }
            table.put(row, Vectors.unit(direction));
        }
        cosines = new float[rows];
        asked = new int[BATCHES][rows];
        scores = new float[BATCHES][candidates];
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int i = 0; i < rows; i++) {
                asked[batch][i] = (int) (random.nextDouble() * ROWS) % ROWS;
            }
            blocks[batch] = table.block(asked[batch]);
            for (int i = 0; i < candidates; i++) {
                scores[batch][i] = (float) -Math.log(random.nextDouble());
            }
        }
    }

    @Benchmark
    public float[] cosines() {
        table.cosines(new PackedQuery(query), asked[next++ & (BATCHES - 1)], 0, rows, cosines);
        return cosines;
    }

    /** Of vectors that are often compared together. */
    @Benchmark
    public float[] cosinesOfABlock() {
        blocks[next++ & (BATCHES - 1)].cosines(new PackedQuery(query), cosines);
        return cosines;
    }

    @Benchmark
    public TopK topK() {
        float[] offered = scores[next++ & (BATCHES - 1)];
        top.cleared();
        for (int i = 0; i < offered.length; i++) {
            top.offer(i, offered[i]);
        }
        return top.sorted();
    }
}
