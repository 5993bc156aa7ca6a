package dev.eddy.recall.items;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.ReturnRates;
import dev.eddy.vector.HalfLives;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Each channel of a refresh alone, from the question to the list. {@code mvn -Pjmh -Dbench=Channel} */
public class ChannelBenchmark extends TimedBenchmark {
    /** Prime to the number of members, so that all have their turn. */
    private static final int STRIDE = 1_811;

    private static final Set<Channel> UCF = Set.of(Channel.UCF);
    private static final Set<Channel> ICF = Set.of(Channel.ICF);
    private static final ReturnRates RATES = new ReturnRates();
    private static final Set<Channel> SEQ = Set.of(Channel.SEQ);

    @Param("5000")
    public int size;

    @Param({"100", "300"})
    public int neighbours;

    private List<Member> members;
    private ClusterModel model;
    private ItemTable table;
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
        isRecallable = item -> table.isRecallableAt(item, BenchmarkCluster.NOW);
    }

    private Member nextMember() {
        next = (next + STRIDE) % size;
        return members.get(next);
    }

    private Map<Channel, RankedItems> lists(Set<Channel> wanted) {
        return model.lists(nextMember().userId(), BenchmarkCluster.NOW, wanted, isRecallable, RATES);
    }

    @Benchmark
    public Map<Channel, RankedItems> ucf() {
        return lists(UCF);
    }

    @Benchmark
    public Map<Channel, RankedItems> icf() {
        return lists(ICF);
    }

    @Benchmark
    public Map<Channel, RankedItems> seq() {
        return lists(SEQ);
    }

    /** What is popular in the cluster and overall, at all half-lives: once for all who ask within a second. */
    @Benchmark
    public RankedItems[] popular() {
        var lists = new RankedItems[2 * HalfLives.COUNT];
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists[i] = model.hottest(i, BenchmarkCluster.NOW, 150, isRecallable, table);
            lists[HalfLives.COUNT + i] = table.hottest(i, BenchmarkCluster.NOW, 150, item -> true);
        }
        return lists;
    }

    @Benchmark
    public RankedItems next() {
        Member member = nextMember();
        Marks hidden = model.hiddenFrom(member.userId(), BenchmarkCluster.NOW, RATES);
        IntPredicate isNew = item -> !hidden.contains(item);
        return table.next(model.recents(member.userId()), BenchmarkCluster.NOW, isNew);
    }
}
