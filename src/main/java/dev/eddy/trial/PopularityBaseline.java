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

/** What everybody clicks, faded with one half-life, without what the user clicked. */
final class PopularityBaseline implements Baseline {
    /** Heats closer than this are the same: sums of equal clicks differ by a rounding error, and ids decide. */
    private static final double GRAIN = 1.0 / (1 << 24);

    private final BehaviourWeights weights;
    private final int halfLife;
    private final Map<String, HotItem> items = new HashMap<>();
    // Heats are compared without fading them first, so that a click moves one item only.
    private final TreeSet<HotItem> hottestFirst =
            new TreeSet<>(Comparator.comparingDouble(HotItem::grains).reversed().thenComparing(HotItem::itemId));
    private final Map<String, Set<String>> clicked = new HashMap<>();

    private record HotItem(String itemId, double heat) {
        double grains() {
            return Math.rint(heat / GRAIN);
        }
    }

    /** @param halfLife index of one of the {@link HalfLives} */
    PopularityBaseline(BehaviourWeights weights, int halfLife) {
        this.weights = weights;
        this.halfLife = halfLife;
    }

    @Override
    public String name() {
        return "popularity-" + HalfLives.days(halfLife) + "d";
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        Set<String> had = clicked.getOrDefault(userId, Set.of());
        return hottestFirst.stream()
                .map(HotItem::itemId)
                .filter(itemId -> !had.contains(itemId))
                .limit(limit)
                .toList();
    }

    @Override
    public void fold(Behaviour click) {
        clicked.computeIfAbsent(click.userId(), id -> new HashSet<>()).add(click.itemId());
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
