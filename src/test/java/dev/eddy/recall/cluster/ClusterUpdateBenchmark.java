package dev.eddy.recall.cluster;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.user.History;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Adds a click on a new item to a member with 50 recents. With a limit of 50 recents it replaces the oldest; with the default
 * limit of 200 it replaces none. {@code mvn -Pjmh -Dbench=ClusterUpdate}
 */
public class ClusterUpdateBenchmark extends TimedBenchmark {
    /** Prime to the number of members, so that all are visited. */
    private static final int STRIDE = 1_811;

    private static final int CLICKS = 1 << 16;

    @Param("5000")
    public int members;

    @Param({"50", "200"})
    public int recents;

    private BenchmarkCluster population;
    private final String[] clicked = new String[CLICKS];
    private List<Member> current;
    private ClusterModel model;
    private int next;
    private int clicks;

    @Setup(Level.Trial)
    public void setUp() {
        population = new BenchmarkCluster(members);
        for (int i = 0; i < CLICKS; i++) {
            clicked[i] = population.drawItem();
        }
    }

    /** Members grow up to the limit, so each iteration begins with members of 50 recents. */
    @Setup(Level.Iteration)
    public void fill() {
        current = new ArrayList<>(population.members());
        model = population.model(BenchmarkCluster.options(100, recents), new ItemNumbers());
        clicks = 0;
    }

    @Benchmark
    public void put() {
        next = (next + STRIDE) % members;
        Member changed = afterClick(current.get(next));
        current.set(next, changed);
        model.put(changed);
    }

    /** The part of {@link #put} that is not the model's: creating the member. */
    @Benchmark
    public Member member() {
        next = (next + STRIDE) % members;
        return afterClick(current.get(next));
    }

    private Member afterClick(Member member) {
        String itemId = newFor(member);
        var click = new Interaction(itemId, BenchmarkCluster.NOW + 1_000L * clicks, 0, 1);
        return new Member(member.userId(), History.with(member.history(), click, recents), member.direction(), true);
    }

    private String newFor(Member member) {
        String itemId;
        do {
            itemId = clicked[clicks++ % CLICKS];
        } while (isKnown(itemId, member.history()));
        return itemId;
    }

    private static boolean isKnown(String itemId, List<Interaction> history) {
        for (Interaction interaction : history) {
            if (interaction.itemId().equals(itemId)) {
                return true;
            }
        }
        return false;
    }
}
