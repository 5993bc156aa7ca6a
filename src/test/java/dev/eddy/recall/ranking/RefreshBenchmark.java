package dev.eddy.recall.ranking;

import dev.eddy.Population;
import dev.eddy.TimedBenchmark;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PopularityDigest;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A whole refresh: all channels and the mixture of them, of one member after the other, as percentiles ({@code p0.50} is the
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
    private PopularityDigest digest;
    private Recaller recaller;
    private Mixture mixture;
    private int next;

    @Setup
    public void setUp() {
        var population = new Population(size);
        NeighbourOptions options = Population.options(neighbours);
        var numbers = new ItemNumbers();
        members = population.members();
        model = population.model(options, numbers);
        digest = population.digest(options, numbers);
        recaller = Recaller.ofTheMixture(new CandidateScorer(ScoringOptions.defaults()), options);
        mixture = new Mixture(ScoringOptions.defaults());
    }

    @Benchmark
    public Recalled recall() {
        next = (next + STRIDE) % size;
        return recaller.recall(members.get(next), model, mixture, digest, Population.NOW);
    }
}
