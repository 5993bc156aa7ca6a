package dev.eddy.recall.ranking;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.client.Candidate;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.search.ItemFinder;
import dev.eddy.recall.search.ListsToMake;
import dev.eddy.recall.search.RetrievalOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Spaces of behaviour beside the tags. */
    @Param({"0", "2"})
    public int spaces;

    private List<Member> members;
    private ClusterModel model;
    private ItemTable table;
    private Recaller recaller;
    private LinearRanker ranker;
    private ItemFinder finder;
    private int next;

    @Setup
    public void setUp() {
        List<VectorSpace> ofBehaviour = IntStream.range(0, spaces)
                .mapToObj(i -> VectorSpace.ofBehaviour("moves-" + i, BenchmarkCluster.DIMENSION))
                .toList();
        ScoringOptions scoring = scoring(ofBehaviour);
        FeatureSpace features = FeatureSpace.of(ofBehaviour);
        var population = new BenchmarkCluster(size);
        NeighbourOptions options = BenchmarkCluster.options(neighbours);
        var numbers = new ItemNumbers();
        members = population.members();
        model = population.model(options, numbers);
        table = population.table(options, numbers, ofBehaviour);
        recaller = Recaller.ofTheRanker(new CandidateScorer(scoring, features), options);
        ranker = new LinearRanker(scoring, features);
        RetrievalOptions searching = Options.defaults(RetrievalOptions.class)
                .searching(Duration.ofMinutes(1))
                .relating(Duration.ofHours(1));
        finder = new ItemFinder(searching, recaller.wanted(), Duration.ofDays(30), table, Runnable::run);
        for (Member member : members) {
            model.putFound(member.userId(), finder.lookAnew(member, BenchmarkCluster.NOW));
            finder.lookForRecent(model.recents(member.userId()), BenchmarkCluster.NOW, ListsToMake.DUE);
            finder.lookForSimilar(recaller.linked(model.recents(member.userId())), BenchmarkCluster.NOW);
        }
    }

    /** The default weights, and some for each space: a weight of 0 costs nothing. */
    private static ScoringOptions scoring(List<VectorSpace> spaces) {
        ScoringOptions given = RecallOptions.defaults().scoring();
        Map<String, Double> weights = new HashMap<>(given.weights());
        for (VectorSpace space : spaces) {
            for (String feature : List.of("cosine", "cosine-last", "cosine-recent")) {
                weights.put(feature + ":" + space.name(), .5);
            }
        }
        return new ScoringOptions(
                given.listSize(),
                given.learning(),
                given.success(),
                given.variety(),
                0,
                weights,
                given.learner(),
                given.features());
    }

    @Benchmark
    public List<Candidate> recall() {
        next = (next + STRIDE) % size;
        return recaller.merged(members.get(next), model, ranker, table, BenchmarkCluster.NOW);
    }

    /** What a minute with a click of a user costs once: the searches in all spaces. */
    @Benchmark
    public FoundItems search() {
        next = (next + STRIDE) % size;
        return finder.lookAnew(members.get(next), BenchmarkCluster.NOW);
    }
}
