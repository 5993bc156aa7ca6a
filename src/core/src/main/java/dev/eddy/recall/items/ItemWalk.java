package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Successors;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks of one and of two steps from a user's latest items to items that all users had soon before or after, computed
 * whole where Pixie (Eksombatchai et al., WWW 2018, section 3.1) draws random ones. With w(i, j) for how often i and j
 * stood near each other, w(i) for their sum and n(i) for the clicks on i, one step from i to j counts
 * {@code s(i, j) = w(i, j) / ((sqrt(n(i)) + 2) * (sqrt(n(j)) + 2))}, so that neither popular items nor those with
 * little evidence are ahead. A second one from k counts {@code 16 * s(i, k) * w(k, j) / w(k) / (sqrt(n(j)) + 2)}. Second
 * steps are taken from the items that stood near the recents most often, so a list reads the links of 42 items: twice
 * {@link dev.eddy.item.PopularityOptions#successors} each.
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

    /** Items that second steps are taken from. With all of them, up to 500, no more clicks are found. */
    private static final int TURNS = 32;

    private final SequentialRules after;
    private final SequentialRules before;
    private final TopK turns;
    /** By item number, see {@link #damping}. */
    private double[] dampings = {};

    ItemWalk(SequentialRules after, SequentialRules before) {
        this.after = after;
        this.before = before;
        this.turns = TopK.ofPositive(TURNS, (a, b) -> after.numbers.compare(a, b) < 0);
    }

    /** Replaces the links of an item where they have changed. The earlier update is null for a new item. */
    void put(int item, ItemUpdate now, ItemUpdate earlier) {
        put(after, item, now.successors(), earlier == null ? null : earlier.successors());
        put(before, item, now.predecessors(), earlier == null ? null : earlier.predecessors());
        setDamping(item);
    }

    private static void put(SequentialRules side, int item, Successors now, Successors earlier) {
        if (now != null && (earlier == null || !now.isSameAs(earlier))) {
            side.put(item, now);
        }
    }

    void remove(int item) {
        after.remove(item);
        before.remove(item);
        setDamping(item);
    }

    private void setDamping(int item) {
        if (item >= dampings.length) {
            int known = dampings.length;
            dampings = Arrays.copyOf(dampings, 2 * item + 16);
            Arrays.fill(dampings, known, dampings.length, 1 / SHRINK);
        }
        dampings[item] = 1 / (Math.sqrt(total(item) / SIXTHS_OF_A_CLICK) + SHRINK);
    }

    /** What walks from a user's recents, newest first, bring, by item. */
    public Scores sums(int[] recents) {
        Scores sums = after.numbers.scores();
        for (int i = 0; i < Math.min(recents.length, STARTS); i++) {
            step(recents[i], FADES.at(i) * damping(recents[i]) / SIXTHS_OF_A_CLICK, sums);
        }
        sums.collect().offerTo(turns.cleared()).sorted();
        for (int rank = 0; rank < turns.size(); rank++) {
            int turn = turns.id(rank);
            if (total(turn) > 0) {
                step(turn, SECOND_STEP * turns.score(rank) * damping(turn) / total(turn), sums);
            }
        }
        sums.multiply(this::damping);
        return sums;
    }

    private void step(int item, double perSixth, Scores sums) {
        after.addTo(sums, item, perSixth * after.total(item));
        before.addTo(sums, item, perSixth * before.total(item));
    }

    private double damping(int item) {
        return item < dampings.length ? dampings[item] : 1 / SHRINK;
    }

    private double total(int item) {
        return after.total(item) + before.total(item);
    }

    /** The user's items from which walks reach an item. */
    public List<Cause> causes(int[] recents, int wanted) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(recents.length, STARTS); i++) {
            Scores sums = sums(new int[] {recents[i]});
            if (sums.of(wanted) > 0) {
                parts.put(recents[i], FADES.at(i) * sums.of(wanted));
            }
            sums.clear();
        }
        return Cause.of(parts, after.numbers::id);
    }
}
