package dev.eddy.recall.items;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.recall.cluster.ClusterHalfLife;
import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.CoOccurringItems;
import dev.eddy.recall.cluster.IndexedMember;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.NearestMembers;
import dev.eddy.recall.cluster.NextItems;
import dev.eddy.recall.cluster.PartnerLists;
import dev.eddy.recall.cluster.SessionItems;
import dev.eddy.recall.cluster.SimilarUsers;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What of {@link ChannelBenchmark} is the adding up of scores; the rest is the best of them. {@code mvn -Pjmh
 * -Dbench=ChannelScores}
 */
public class ChannelScoresBenchmark extends TimedBenchmark {
    /** Prime to the number of members, so that all have their turn. */
    private static final int STRIDE = 1_811;

    @Param("5000")
    public int size;

    @Param({"100", "300"})
    public int neighbours;

    private List<Member> members;
    private ClusterIndex index;
    private NearestMembers nearestMembers;
    private SimilarUsers similarUsers;
    private SessionItems sessionItems;
    private PartnerLists coOccurringItems;
    private PartnerLists nextItems;
    private final Scores scores = new Scores();
    private final ItemNumbers numbers = new ItemNumbers();
    private int next;

    @Setup
    public void setUp() {
        NeighbourOptions options = BenchmarkCluster.options(neighbours);
        members = new BenchmarkCluster(size).members();
        index = new ClusterIndex(
                numbers,
                options.recents(),
                options.window(),
                new ClusterHalfLife(options.halfLifeEvents(), options.halfLifeShare()));
        members.forEach(index::put);
        nearestMembers = new NearestMembers(options, index);
        similarUsers = new SimilarUsers(options, index, nearestMembers);
        sessionItems = new SessionItems(index, nearestMembers);
        coOccurringItems = CoOccurringItems.lists(options, index, numbers);
        nextItems = NextItems.lists(options, index, numbers);
        scores.ensureCapacity(index.items.capacity());
    }

    private IndexedMember nextUser() {
        next = (next + STRIDE) % size;
        IndexedMember user = index.members.get(members.get(next).userId());
        return user;
    }

    private IndexedMember nextUserWithNeighbours() {
        scores.clear();
        IndexedMember user = nextUser();
        nearestMembers.find(user);
        return user;
    }

    @Benchmark
    public int ucf() {
        similarUsers.score(nextUserWithNeighbours(), scores);
        return scores.size();
    }

    @Benchmark
    public int sknn() {
        sessionItems.score(nextUserWithNeighbours(), scores);
        return scores.size();
    }

    @Benchmark
    public int icf() {
        return size(coOccurringItems);
    }

    @Benchmark
    public int seq() {
        return size(nextItems);
    }

    private int size(PartnerLists partners) {
        Scores sums = numbers.scores();
        sums.clear();
        partners.score(nextUser(), sums);
        return sums.size();
    }
}
