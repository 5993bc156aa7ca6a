package dev.eddy.recall.ranking;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.client.Candidate;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A whole refresh: all channels and the ranker of them, of one member after the other, as percentiles ({@code p0.50} is the
 * median). {@code mvn -Pjmh -Dbench=Refresh}
 */
@BenchmarkMode(Mode.SampleTime)
public class RefreshBenchmark extends TimedBenchmark {
    /** Prime to the number of members, so that all have their turn. */
    private static final int STRIDE = 1_811;

    @Param("5000")
    public int size;

    @Param({"100", "300"})
    public int neighbours;

    private List<Member> members;
    private ClusterModel model;
    private ItemTable table;
    private Recaller recaller;
    private LinearRanker ranker;
    private int next;

    @Setup
    public void setUp() {
        var population = new BenchmarkCluster(size);
        NeighbourOptions options = BenchmarkCluster.options(neighbours);
        var numbers = new ItemNumbers();
        members = population.members();
        model = population.model(options, numbers);
        table = population.table(options, numbers);
        recaller = Recaller.ofTheRanker(
                new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN), options);
        ranker = new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN);
    }

    @Benchmark
    public List<Candidate> recall() {
        next = (next + STRIDE) % size;
        return recaller.merged(members.get(next), model, ranker, table, BenchmarkCluster.NOW);
    }
}
