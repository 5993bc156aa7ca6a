package dev.eddy.behaviour;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How much each type of behaviour says about a user's taste. */
public final class BehaviourWeights implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LARGEST = 1_000;

    public static final BehaviourWeights DEFAULTS = new BehaviourWeights(defaults());

    private final EnumMap<BehaviourType, Double> byType;

    private BehaviourWeights(EnumMap<BehaviourType, Double> byType) {
        this.byType = byType;
    }

    private static EnumMap<BehaviourType, Double> defaults() {
        var weights = new EnumMap<BehaviourType, Double>(BehaviourType.class);
        weights.put(BehaviourType.CLICK, 1.0);
        weights.put(BehaviourType.LIKE, 2.0);
        weights.put(BehaviourType.COLLECT, 2.0);
        weights.put(BehaviourType.SHARE, 3.0);
        weights.put(BehaviourType.COMMENT, 2.0);
        weights.put(BehaviourType.PURCHASE, 4.0);
        weights.put(BehaviourType.DISLIKE, -2.0);
        weights.put(BehaviourType.IMPRESSION, 0.0);
        weights.put(BehaviourType.VISIT, 0.0);
        weights.put(BehaviourType.PROFILE, 3.0);
        return weights;
    }

    /**
     * The defaults with some of them replaced.
     *
     * @param weights by wire name; {@code profile} is the weight of declared interests
     * @throws IllegalArgumentException when a name is unknown or a weight makes no sense for its type
     */
    public static BehaviourWeights of(Map<String, Double> weights) {
        var all = defaults();
        weights.forEach((name, weight) -> {
            BehaviourType type = BehaviourType.ofWireName(name);
            if (type == null) {
                throw new IllegalArgumentException("weight of an unknown behaviour type: " + name);
            }
            all.put(type, validated(type, weight));
        });
        return new BehaviourWeights(all);
    }

    private static double validated(BehaviourType type, double weight) {
        if (!(Math.abs(weight) <= LARGEST)) {
            throw new IllegalArgumentException(
                    "weight of " + type.wireName() + " must be within ±" + LARGEST + ": " + weight);
        }
        boolean sensible =
                switch (type) {
                    case IMPRESSION, VISIT -> weight == 0; // they say nothing about taste
                    case DISLIKE -> weight <= 0;
                    default -> weight >= 0;
                };
        if (!sensible) {
            throw new IllegalArgumentException("weight of " + type.wireName() + " has the wrong sign: " + weight);
        }
        return weight;
    }

    /** The weight of a behaviour's item in the user's interest; 0 for types that are not about one item's taste. */
    public double of(BehaviourType type) {
        return type == BehaviourType.PROFILE ? 0 : byType.get(type);
    }

    /** The weight of the tags that a user declares. */
    public double declaredInterest() {
        return byType.get(BehaviourType.PROFILE);
    }

    /** Whether behaviours of this type are the clicks that recall works with: about an item, and in its favour. */
    public boolean isClick(BehaviourType type) {
        return type.isAboutAnItem() && of(type) > 0;
    }
}
