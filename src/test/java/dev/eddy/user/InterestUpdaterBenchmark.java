package dev.eddy.user;

import dev.eddy.BenchmarkCluster;
import dev.eddy.TimedBenchmark;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.option.Options;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** A click of a user who had 50 before. {@code mvn -Pjmh -Dbench=InterestUpdater} */
public class InterestUpdaterBenchmark extends TimedBenchmark {
    private static final int CLICKS = 1 << 10;

    private final InterestUpdater updater =
            new InterestUpdater(Options.defaults(InterestOptions.class), BenchmarkCluster.DIMENSION);
    private final Interest[] users = new Interest[CLICKS];
    private final TaggedBehaviour[] clicks = new TaggedBehaviour[CLICKS];
    private int next;

    public InterestUpdaterBenchmark() {
        List<ItemFeatures> items = new BenchmarkCluster(0).items();
        for (int i = 0; i < CLICKS; i++) {
            List<TaggedBehaviour> before = new ArrayList<>();
            for (int j = 0; j < BenchmarkCluster.RECENTS; j++) {
                before.add(click(items.get(i + j), j));
            }
            users[i] = InterestFixtures.after(updater, before);
            clicks[i] = click(items.get(i + BenchmarkCluster.RECENTS), BenchmarkCluster.RECENTS);
        }
    }

    private static TaggedBehaviour click(ItemFeatures item, int minute) {
        return new TaggedBehaviour(
                Behaviours.click("ann", item.itemId(), BenchmarkCluster.NOW + minute * 60_000L), item.vector());
    }

    @Benchmark
    public InterestUpdater.Update fold() {
        int i = next++ & (CLICKS - 1);
        return updater.fold(users[i], clicks[i]);
    }
}
