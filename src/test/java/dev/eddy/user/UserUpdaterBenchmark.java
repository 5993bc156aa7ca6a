package dev.eddy.user;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.option.Options;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * All that a click does in the user stage: the interest, the cluster, what the cluster and the digest are told. {@code mvn
 * -Pjmh -Dbench=UserUpdater}
 */
public class UserUpdaterBenchmark extends TimedBenchmark {
    private static final int CLUSTERS = 400;
    private static final int CLICKS = 1 << 10;

    private final UserUpdater updater =
            new UserUpdater(new InterestUpdater(Options.defaults(InterestOptions.class), BenchmarkCluster.DIMENSION));
    private final ClusterAssigner assigner = new ClusterAssigner(
            CentreSet.random(1, CLUSTERS, BenchmarkCluster.DIMENSION),
            Options.defaults(MembershipOptions.class).margin());
    private final ClusterCensus census = ClusterCensus.ofNobody();
    private final User[] users = new User[CLICKS];
    private final TaggedBehaviour[] clicks = new TaggedBehaviour[CLICKS];
    private int next;

    public UserUpdaterBenchmark() {
        List<ItemFeatures> items = new BenchmarkCluster(0).items();
        for (int i = 0; i < CLICKS; i++) {
            users[i] = updater.unknown("u-" + i);
            for (int j = 0; j < BenchmarkCluster.RECENTS; j++) {
                users[i] = updater.fold(users[i], click(items.get(i + j), j), assigner)
                        .user();
            }
            clicks[i] = click(items.get(i + BenchmarkCluster.RECENTS), BenchmarkCluster.RECENTS);
        }
    }

    private static TaggedBehaviour click(ItemFeatures item, int minute) {
        return new TaggedBehaviour(
                Behaviours.click("ann", item.itemId(), BenchmarkCluster.NOW + minute * 60_000L), item.vector());
    }

    @Benchmark
    public UserChange fold() {
        int i = next++ & (CLICKS - 1);
        return updater.fold(users[i], clicks[i], assigner);
    }

    /** And is counted. */
    @Benchmark
    public UserChange foldAndCount() {
        int i = next++ & (CLICKS - 1);
        UserChange change = updater.fold(users[i], clicks[i], assigner);
        census.countEvent(users[i], change);
        census.count(change, assigner);
        return change;
    }
}
