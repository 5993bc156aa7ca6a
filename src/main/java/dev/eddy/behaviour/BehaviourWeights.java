package dev.eddy.behaviour;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
    @JsonCreator
    public static BehaviourWeights of(Map<String, Double> weights) {
        var all = defaults();
        weights.forEach((name, weight) -> {
            BehaviourType type = BehaviourType.ofWireName(name);
            Allowed.that(type != null, "interest.weights", name, "the types " + BehaviourType.wireNames());
            validate(type, weight);
            all.put(type, weight);
        });
        return new BehaviourWeights(all);
    }

    private static void validate(BehaviourType type, double weight) {
        String key = "interest.weights." + type.wireName();
        switch (type) {
            // They say nothing about taste.
            case IMPRESSION, VISIT -> Allowed.that(weight == 0, key, weight, "0");
            case DISLIKE -> Allowed.within(key, weight, -LARGEST, 0);
            default -> Allowed.within(key, weight, 0, LARGEST);
        }
    }

    /** All weights by wire name. */
    @JsonValue
    public Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        byType.forEach((type, weight) -> named.put(type.wireName(), weight));
        return named;
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
