package dev.eddy.recall.cluster;

import dev.eddy.recall.channel.ChannelLists;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.Lifetimes;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/** Test vocabulary: members with a history, made by hand or at random. */
final class Members {
    static final long NOW = 1_750_000_000_000L;
    static final long HOUR = Duration.ofHours(1).toMillis();

    /** So few that some interactions of one time even share their position. */
    static final int POSITIONS = 50;

    private static final int DIMENSION = 4;
    private static final float[] WEIGHTS = {1, 1, 1, 2, 4, -2};

    private Members() {}

    /** A member who had the items hour by hour, the last one an hour ago, all to the same rankingContext. */
    static Member who(String user, String... oldestFirst) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < oldestFirst.length; i++) {
            history.add(new Interaction(oldestFirst[i], NOW - (oldestFirst.length - i) * HOUR, 0, 1));
        }
        Collections.reverse(history);
        return new Member(user, history, new float[] {1, 0, 0, 0}, true);
    }

    /** A member who had up to 20 of the items, at instants that are multiples of the grain. */
    static Member random(Random random, String user, int items, long grainMillis) {
        List<String> ids = itemIds(items);
        Collections.shuffle(ids, random);
        // Of its own, so that numbers of clicks change nothing else.
        var clicksRandom = new Random(user.hashCode());
        List<Interaction> history = new ArrayList<>();
        for (String item : ids.subList(0, random.nextInt(21))) {
            long age = (long) (30 * 24 * HOUR * random.nextDouble()) / grainMillis * grainMillis;
            float weight = WEIGHTS[random.nextInt(WEIGHTS.length)];
            int clicks = (weight > 0 ? 1 : 0) + clicksRandom.nextInt(12);
            history.add(new Interaction(item, NOW - age, random.nextInt(POSITIONS), weight, clicks));
        }
        history.sort(Interaction.NEWEST_FIRST);
        return new Member(user, history, direction(random), true);
    }

    /** The member as a robot: whatever they had does not count for others. */
    static Member robot(Member member) {
        return new Member(member.userId(), member.history(), member.direction(), false);
    }

    /** Every list of the cluster that a member can get, the member's own and what is popular. */
    static Map<String, RankedItems> lists(
            ClusterModel model, String user, long asOfMillis, int limit, IntPredicate isRecallable) {
        return lists(model, user, asOfMillis, limit, isRecallable, new ReturnRates());
    }

    /** As {@link #lists(ClusterModel, String, long, int, IntPredicate)}, of a cluster that has learned what comes back. */
    static Map<String, RankedItems> lists(
            ClusterModel model, String user, long asOfMillis, int limit, IntPredicate isRecallable, ReturnRates rates) {
        Map<String, RankedItems> lists = ChannelLists.of(model, model.options(), user, asOfMillis, isRecallable, rates);
        Marks hidden = model.hiddenFrom(user, asOfMillis, rates);
        IntPredicate isWanted = item -> !hidden.contains(item) && isRecallable.test(item);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists.put(
                    "cluster-hot-" + HalfLives.days(i) + "d",
                    model.hottest(i, asOfMillis, limit, isWanted, Lifetimes.ENDLESS));
        }
        return lists;
    }

    /** Why an item is in a channel's list of a member. */
    static List<Cause> causes(ClusterModel model, String channel, String user, int item) {
        return ChannelLists.causes(model, model.options(), channel, user, NOW, item);
    }

    static List<String> itemIds(int items) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            ids.add("item-" + i);
        }
        return ids;
    }

    private static float[] direction(Random random) {
        double[] x = new double[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            x[d] = random.nextGaussian();
        }
        return Vectors.unit(x);
    }
}
