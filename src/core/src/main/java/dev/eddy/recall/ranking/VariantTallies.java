package dev.eddy.recall.ranking;

import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hits of each variant, and of the control while that variant ran, since hours before it began are no comparison. Those of a
 * variant that has ended stay as they are. Written by one thread, read by any.
 */
public final class VariantTallies {
    private final Map<String, Tallies> byVariant = new ConcurrentHashMap<>();
    private RunningVariants running = RunningVariants.NONE;

    /** Hits of a variant, and of the control in the same time. */
    public record Hits(VariantHits own, VariantHits control) {}

    private record Tallies(VariantTally own, VariantTally control) {}

    /** Takes the running variants after a change. Those that are new or changed begin without samples. */
    public void use(RunningVariants before, RunningVariants after) {
        running = after;
        for (Variant variant : after.variants()) {
            if (!before.variants().contains(variant)) {
                byVariant.put(variant.name(), new Tallies(new VariantTally(), new VariantTally()));
            }
        }
    }

    /**
     * Adds a sampled click.
     *
     * @param variant of the user; null for the control
     */
    public void add(String variant, String userId, boolean isHit) {
        if (variant != null) {
            byVariant.get(variant).own.add(userId, isHit);
            return;
        }
        for (Variant each : running.variants()) {
            byVariant.get(each.name()).control.add(userId, isHit);
        }
    }

    /** Null for a variant that has not run. */
    public Hits of(String variant) {
        Tallies tallies = byVariant.get(variant);
        return tallies == null ? null : new Hits(tallies.own.total(), tallies.control.total());
    }
}
