package dev.eddy.recall.ranking;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.client.Candidate;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What the ranker makes of a refresh's lists, and what is done around it. {@code mvn -Pjmh -Dbench=CandidateScorer} */
public class CandidateScorerBenchmark extends TimedBenchmark {
    private static final int USERS = 1 << 8;
    private static final int SIZE = 5_000;

    private final ItemNumbers numbers = new ItemNumbers();
    private final CandidateScorer scorer =
            new CandidateScorer(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN);
    private final LinearRanker ranker =
            new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN);
    private final Member[] members = new Member[USERS];
    private final Recalled[] recalled = new Recalled[USERS];
    private final RankingContext[] contexts = new RankingContext[USERS];
    private final RecallContext forAll = new RecallContext(Options.defaults(NeighbourOptions.class), 0);
    private final RecallContext forOne = new RecallContext(Options.defaults(NeighbourOptions.class), 0);
    private final List<Channel> popularChannels =
            Channels.of(Options.defaults(NeighbourOptions.class), List.of()).stream()
                    .filter(channel -> channel.info().source() == ChannelInfo.Source.POPULAR)
                    .toList();
    private ItemTable table;
    private PopularItems popular;
    private ClusterModel model;
    private int clicked;
    private int next;

    @Setup
    public void setUp() {
        var population = new BenchmarkCluster(SIZE);
        NeighbourOptions options = Options.defaults(NeighbourOptions.class);
        model = population.model(options, numbers);
        table = population.table(options, numbers);
        Recaller recaller = Recaller.ofTheRanker(scorer, options);
        popular = popular();
        for (int i = 0; i < USERS; i++) {
            members[i] = population.members().get(i);
            recalled[i] = recaller.recall(members[i], model, ranker, table, BenchmarkCluster.NOW);
            contexts[i] = rankingContext(i);
        }
        clicked = numbers.of(recalled[USERS - 1].merged().get(10).itemId());
    }

    @Benchmark
    public List<Candidate> merge() {
        int i = next++ & (USERS - 1);
        Map<String, RankedItems> lists = recalled[i].lists();
        return scorer.merge(lists, popular, contexts[i], ranker, table, BenchmarkCluster.NOW);
    }

    @Benchmark
    public RankingContext rankingContext() {
        return rankingContext(next++ & (USERS - 1));
    }

    private RankingContext rankingContext(int i) {
        return RankingContext.of(forOne.start(members[i], model, ranker.returnRates(), table, BenchmarkCluster.NOW));
    }

    /** Once for all members who ask within a second. */
    @Benchmark
    public PopularItems popular() {
        return new PopularItems(
                popularChannels, forAll.startForAll(model, table, BenchmarkCluster.NOW, 150), scorer.options());
    }

    /** The step after a sampled click, which is a refresh of its own. */
    @Benchmark
    public void learn() {
        ranker.learn(scorer.lesson(table, clicked), 1);
    }
}
