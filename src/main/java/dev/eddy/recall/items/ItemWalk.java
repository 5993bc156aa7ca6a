package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Successors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks of one and of two steps from a user's latest items to items that all users had soon before or after, computed
 * whole where Pixie (Eksombatchai et al., WWW 2018, section 3.1) draws random ones. With w(i, j) for how often i and j
 * stood near each other, w(i) for their sum and n(i) for the clicks on i, one step from i to j counts
 * {@code s(i, j) = w(i, j) / ((sqrt(n(i)) + 2) * (sqrt(n(j)) + 2))}, so that neither popular items nor those with
 * little evidence are ahead. A second one from k counts {@code 16 * s(i, k) * w(k, j) / w(k) / (sqrt(n(j)) + 2)}. The
 * work of a list is bounded by the links of an item: twice
 * {@link dev.eddy.item.PopularityOptions#successors}.
 */
public final class ItemWalk {
    /** Added to the root of an item's clicks: pairs with little evidence count less. */
    private static final double SHRINK = 2;

    /** How much the second step counts. On sessions, with half of it .6 % fewer clicks are found; double ranks them .8 % lower (MRR). */
    private static final double SECOND_STEP = 16;

    /** Latest items of a user that walks begin at. */
    private static final int STARTS = 10;

    private static final PositionDecay FADES = new PositionDecay(.7, STARTS - 1);

    /** A click counts six sixths on the item before it, and six on the one after it. */
    private static final double SIXTHS_OF_A_CLICK = 12;

    private final SequentialRules after;
    private final SequentialRules before;
    private final List<SequentialRules> sides;

    ItemWalk(SequentialRules after, SequentialRules before) {
        this.after = after;
        this.before = before;
        this.sides = List.of(after, before);
    }

    /** Replaces the links of an item where they have changed. The earlier update is null for a new item. */
    void put(int item, ItemUpdate now, ItemUpdate earlier) {
        put(after, item, now.successors(), earlier == null ? null : earlier.successors());
        put(before, item, now.predecessors(), earlier == null ? null : earlier.predecessors());
    }

    private static void put(SequentialRules side, int item, Successors now, Successors earlier) {
        if (now != null && (earlier == null || !now.isSameAs(earlier))) {
            side.put(item, now);
        }
    }

    void remove(int item) {
        after.remove(item);
        before.remove(item);
    }

    /** What walks from a user's recents, newest first, bring, by item. */
    public Scores sums(int[] recents) {
        Scores sums = after.numbers.scores();
        for (int i = 0; i < Math.min(recents.length, STARTS); i++) {
            walk(recents[i], FADES.at(i), sums);
        }
        sums.multiply(this::damping);
        return sums;
    }

    private void walk(int start, double weight, Scores sums) {
        double perSixth = weight * damping(start) / SIXTHS_OF_A_CLICK;
        for (SequentialRules side : sides) {
            if (side.has(start)) {
                int[] nearby = side.others(start);
                float[] shares = side.weights(start);
                double perShare = perSixth * side.total(start);
                side.addTo(sums, start, perShare);
                for (int i = 0; i < nearby.length; i++) {
                    goOn(nearby[i], perShare * shares[i], sums);
                }
            }
        }
    }

    private void goOn(int item, double weight, Scores sums) {
        double total = total(item);
        if (weight == 0 || total == 0) {
            return;
        }
        double perSixth = SECOND_STEP * weight * damping(item) / total;
        for (SequentialRules side : sides) {
            side.addTo(sums, item, perSixth * side.total(item));
        }
    }

    private double damping(int item) {
        return 1 / (Math.sqrt(total(item) / SIXTHS_OF_A_CLICK) + SHRINK);
    }

    private double total(int item) {
        return after.total(item) + before.total(item);
    }

    /** The user's items from which walks reach an item. */
    public List<Cause> causes(int[] recents, int wanted) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(recents.length, STARTS); i++) {
            Scores sums = after.numbers.scores();
            walk(recents[i], FADES.at(i), sums);
            if (sums.of(wanted) > 0) {
                parts.put(recents[i], sums.of(wanted));
            }
            sums.clear();
        }
        return Cause.of(parts, after.numbers::id);
    }
}
