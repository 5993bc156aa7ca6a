package dev.eddy.recall.cluster;

import dev.eddy.recall.channel.ChannelLists;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.EndlessLifetimes;
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

    /** Number of positions, small enough that interactions of one instant share some. */
    static final int POSITIONS = 50;

    private static final int DIMENSION = 4;
    private static final float[] WEIGHTS = {1, 1, 1, 2, 4, -2};

    private Members() {}

    /** A member who had one item an hour, the last one an hour ago, with a fixed direction. */
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
        // A generator of its own, so that the numbers of clicks change no other draw.
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

    /** The member as a robot, whose interactions do not count for others. */
    static Member robot(Member member) {
        return new Member(member.userId(), member.history(), member.direction(), false);
    }

    /** All lists of the cluster for a member, its own and the popular ones. */
    static Map<String, RankedItems> lists(
            ClusterModel model, String user, long asOfMillis, int limit, IntPredicate isRecallable) {
        return lists(model, user, asOfMillis, limit, isRecallable, new ReturnRates());
    }

    /** As {@link #lists(ClusterModel, String, long, int, IntPredicate)}, with learned return rates. */
    static Map<String, RankedItems> lists(
            ClusterModel model, String user, long asOfMillis, int limit, IntPredicate isRecallable, ReturnRates rates) {
        Map<String, RankedItems> lists = ChannelLists.of(model, model.options, user, asOfMillis, isRecallable, rates);
        Marks hidden = model.hiddenFrom(user, asOfMillis, rates);
        IntPredicate isWanted = item -> !hidden.contains(item) && isRecallable.test(item);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists.put(
                    "cluster-hot-" + HalfLives.days(i) + "d",
                    model.hottest(i, asOfMillis, limit, isWanted, new EndlessLifetimes()));
        }
        return lists;
    }

    /** The causes of an item in a channel's list of a member. */
    static List<Cause> causes(ClusterModel model, String channel, String user, int item) {
        return ChannelLists.causes(model, model.options, channel, user, NOW, item);
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
