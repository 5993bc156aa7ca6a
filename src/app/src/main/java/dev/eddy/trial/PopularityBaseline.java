package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Recalls the most clicked items of all users, with one half-life. */
final class PopularityBaseline implements Baseline {
    // Heats closer than this are ties: sums of equal clicks differ by rounding errors.
    private static final double GRAIN = 1.0 / (1 << 24);

    private final BehaviourWeights weights;
    private final int halfLife;
    private final Had had;
    private final Map<String, HotItem> items = new HashMap<>();
    // Heats need no decay before a comparison, so that a click moves one item only.
    private final TreeSet<HotItem> hottestFirst =
            new TreeSet<>(Comparator.comparingDouble(HotItem::grains).reversed().thenComparing(HotItem::itemId));
    private final Map<String, Set<String>> clicked = new HashMap<>();

    private record HotItem(String itemId, double heat) {
        double grains() {
            return PopularityBaseline.grains(heat);
        }
    }

    /** @param halfLife index of one of the {@link HalfLives} */
    PopularityBaseline(BehaviourWeights weights, int halfLife, Had had) {
        this.weights = weights;
        this.halfLife = halfLife;
        this.had = had;
    }

    /** A heat rounded to whole grains, so that sums of equal clicks are equal. */
    static double grains(double heat) {
        return Math.rint(heat / GRAIN);
    }

    @Override
    public String name() {
        return "popularity-" + HalfLives.days(halfLife) + "d";
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        Set<String> leftOut = clicked.getOrDefault(userId, Set.of());
        return hottestFirst.stream()
                .map(HotItem::itemId)
                .filter(itemId -> !leftOut.contains(itemId))
                .limit(limit)
                .toList();
    }

    @Override
    public void fold(Behaviour click) {
        if (had == Had.LEFT_OUT) {
            clicked.computeIfAbsent(click.userId(), id -> new HashSet<>()).add(click.itemId());
        }
        double heat = Heat.of(weights.of(click.type()), click.atMillis(), HalfLives.millis(halfLife));
        HotItem before = items.get(click.itemId());
        if (before != null) {
            hottestFirst.remove(before);
            heat = Heat.plus(before.heat(), heat);
        }
        var after = new HotItem(click.itemId(), heat);
        items.put(click.itemId(), after);
        hottestFirst.add(after);
    }
}
