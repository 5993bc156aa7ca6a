package dev.eddy.recall.channel;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.ReturnRates;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;
import java.util.List;
import java.util.function.IntPredicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Each channel of a refresh alone, from the question to the list. {@code mvn -Pjmh -Dbench=Channel} */
public class ChannelBenchmark extends TimedBenchmark {
    /** Prime to the number of members, so that all have their turn. */
    private static final int STRIDE = 1_811;

    private static final ReturnRates RATES = new ReturnRates();

    @Param("5000")
    public int size;

    @Param({"100", "300"})
    public int neighbours;

    private List<Member> members;
    private ClusterModel model;
    private ItemTable table;
    private RecallContext context;
    private Channel ucf;
    private final Channel icf = new CoOccurringItemsChannel();
    private final Channel seq = new NextInClusterChannel();
    private final Channel nextOverall = new NextOverallChannel();
    private IntPredicate isRecallable;
    private int next;

    @Setup
    public void setUp() {
        var population = new BenchmarkCluster(size);
        NeighbourOptions options = BenchmarkCluster.options(neighbours);
        var numbers = new ItemNumbers();
        members = population.members();
        model = population.model(options, numbers);
        table = population.table(options, numbers);
        context = new RecallContext(options, options.listSize());
        ucf = new SimilarUsersChannel(options);
        isRecallable = item -> table.rows().isRecallableAt(item, BenchmarkCluster.NOW);
    }

    private Member nextMember() {
        next = (next + STRIDE) % size;
        return members.get(next);
    }

    private RankedItems list(Channel channel) {
        Member member = nextMember();
        return channel.recall(context.start(member, model, RATES, table, BenchmarkCluster.NOW));
    }

    @Benchmark
    public RankedItems ucf() {
        return list(ucf);
    }

    @Benchmark
    public RankedItems icf() {
        return list(icf);
    }

    @Benchmark
    public RankedItems seq() {
        return list(seq);
    }

    @Benchmark
    public RankedItems next() {
        return list(nextOverall);
    }

    /** What is popular in the cluster and overall, at all half-lives: once for all who ask within a second. */
    @Benchmark
    public RankedItems[] popular() {
        var lists = new RankedItems[2 * HalfLives.COUNT];
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists[i] = model.hottest(i, BenchmarkCluster.NOW, 150, isRecallable, table.rows());
            lists[HalfLives.COUNT + i] = table.hottest(i, BenchmarkCluster.NOW, 150, item -> true);
        }
        return lists;
    }
}
