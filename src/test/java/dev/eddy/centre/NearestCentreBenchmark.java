package dev.eddy.centre;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A user's cluster among all, and those next to it. {@code mvn -Pjmh -Dbench=NearestCentre} */
public class NearestCentreBenchmark extends TimedBenchmark {
    private static final int QUERIES = 1 << 8;

    @Param("400")
    public int clusters;

    private NearestCentre centres;
    private final float[][] queries = new float[QUERIES][];
    private int next;

    @Setup
    public void setUp() {
        centres = new NearestCentre(CentreSet.random(1, clusters, BenchmarkCluster.DIMENSION));
        CentreSet directions = CentreSet.random(2, QUERIES, BenchmarkCluster.DIMENSION);
        for (int i = 0; i < QUERIES; i++) {
            queries[i] = directions.centre(i);
        }
    }

    @Benchmark
    public NearestCentre.Match nearest() {
        return centres.nearest(queries[next++ & (QUERIES - 1)]);
    }

    @Benchmark
    public int[] nextThree() {
        return centres.topIds(queries[next++ & (QUERIES - 1)], 3, -1);
    }
}
