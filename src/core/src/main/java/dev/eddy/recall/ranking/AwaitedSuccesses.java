package dev.eddy.recall.ranking;

import dev.eddy.record.TextHash;
import dev.eddy.user.Interaction;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The latest sampled clicks of a cluster whose items may become greater successes: a click that leads to a purchase. The
 * list that has brought about the purchase is the one before the click, so what there was to learn from it is kept for
 * {@value #KEEP_DAYS} days. Kept by hashes of user and item, {@value #MOST} clicks at most. Not thread-safe.
 */
final class AwaitedSuccesses {
    static final int MOST = 500;
    static final int KEEP_DAYS = 7;
    private static final long KEEP_MILLIS = TimeUnit.DAYS.toMillis(KEEP_DAYS);

    private final Map<Long, Awaited> byKey = new LinkedHashMap<>();

    /**
     * A sampled click.
     *
     * @param rank of its item in the list before it, from 1; 0 for none
     * @param worth of the greatest event on the item that the ranker has learned from
     */
    record Awaited(long atMillis, int rank, double worth, float[] gradient, List<Context> contexts) {
        /** The lesson of the click, for a later event. */
        Lesson lesson() {
            double[] exact = new double[gradient.length];
            for (int i = 0; i < exact.length; i++) {
                exact[i] = gradient[i];
            }
            return new Lesson(exact, contexts);
        }
    }

    /** Adds a click. It replaces an earlier one on the same item, but not that one's worth if it is greater. */
    void add(String userId, Interaction click, int rank, double worth, Lesson lesson) {
        byKey.values().removeIf(awaited -> isOver(awaited, click.atMillis()));
        float[] rounded = new float[lesson.gradient().length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) lesson.gradient()[i];
        }
        long key = key(userId, click.itemId());
        Awaited before = byKey.get(key);
        double learned = before == null ? worth : Math.max(worth, before.worth);
        put(key, new Awaited(click.atMillis(), rank, learned, rounded, lesson.contexts()));
    }

    private void put(long key, Awaited awaited) {
        // An entry that is replaced would keep its place among the oldest.
        byKey.remove(key);
        byKey.put(key, awaited);
        if (byKey.size() > MOST) {
            Iterator<Long> oldest = byKey.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** The sampled click on the item of a later event that is worth more; null when there is none. */
    Awaited before(String userId, Interaction event, double worth) {
        if (byKey.isEmpty()) {
            return null;
        }
        Awaited awaited = byKey.get(key(userId, event.itemId()));
        return awaited == null || worth <= awaited.worth || isOver(awaited, event.atMillis()) ? null : awaited;
    }

    private static boolean isOver(Awaited awaited, long atMillis) {
        return atMillis - awaited.atMillis > KEEP_MILLIS;
    }

    /** Forgets all clicks. */
    void clear() {
        byKey.clear();
    }

    /** Sets the worth of the item of a click, after the ranker has learned from the event. */
    void raise(String userId, Interaction event, double worth) {
        byKey.computeIfPresent(
                key(userId, event.itemId()),
                (key, awaited) ->
                        new Awaited(awaited.atMillis, awaited.rank, worth, awaited.gradient, awaited.contexts));
    }

    private static long key(String userId, String itemId) {
        return TextHash.of(TextHash.of(TextHash.of(userId), 0), itemId);
    }

    LearnedSuccesses learned(FeatureSpace features) {
        if (byKey.isEmpty()) {
            return LearnedSuccesses.NONE;
        }
        List<Awaited> all = List.copyOf(byKey.values());
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (int feature = 0; feature < features.size(); feature++) {
            float[] column = new float[all.size()];
            for (int i = 0; i < column.length; i++) {
                float[] gradient = all.get(i).gradient;
                column[i] = gradient.length == 0 ? Float.NaN : gradient[feature];
            }
            gradients.put(features.names().get(feature), column);
        }
        return new LearnedSuccesses(
                byKey.keySet().stream().mapToLong(key -> key).toArray(),
                all.stream().mapToLong(Awaited::atMillis).toArray(),
                all.stream().mapToInt(Awaited::rank).toArray(),
                all.stream().mapToDouble(Awaited::worth).toArray(),
                all.stream().mapToInt(awaited -> Context.bits(awaited.contexts)).toArray(),
                gradients);
    }

    /** Continues from state. A feature that is new since then has no gradient. */
    static AwaitedSuccesses of(LearnedSuccesses learned, FeatureSpace features) {
        var awaited = new AwaitedSuccesses();
        for (int i = 0; i < learned.keys().length; i++) {
            awaited.put(
                    learned.keys()[i],
                    new Awaited(
                            learned.atMillis()[i],
                            learned.ranks()[i],
                            learned.worths()[i],
                            gradient(learned, i, features),
                            Context.ofBits(learned.contexts()[i])));
        }
        return awaited;
    }

    private static float[] gradient(LearnedSuccesses learned, int at, FeatureSpace features) {
        float[] gradient = new float[features.size()];
        for (int feature = 0; feature < gradient.length; feature++) {
            float[] column = learned.gradients().get(features.names().get(feature));
            if (column != null && Float.isNaN(column[at])) {
                return new float[0];
            }
            gradient[feature] = column == null ? 0 : column[at];
        }
        return gradient;
    }
}
