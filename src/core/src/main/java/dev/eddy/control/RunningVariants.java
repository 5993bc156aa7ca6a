package dev.eddy.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The variants that run, in the order of their starts. Where parts overlap, the one that started first counts. */
public record RunningVariants(List<Variant> variants) {
    public static final RunningVariants NONE = new RunningVariants(List.of());

    /** Variants that run at once, at most. */
    public static final int MOST = 8;

    /** Parts begin and end at whole millionths, so that no rest is left between them. */
    private static final double UNITS = 1e6;

    public RunningVariants {
        variants = List.copyOf(variants);
    }

    /**
     * The variants after an order. A start of one that runs replaces it, and it counts as started now. A start beyond {@link #MOST}
     * changes nothing.
     */
    public RunningVariants after(VariantOrder order) {
        if (order.variant() != null && variants.contains(order.variant())) {
            return this;
        }
        List<Variant> left = new ArrayList<>(variants);
        left.removeIf(variant -> variant.name().equals(order.name()));
        if (order.variant() != null && left.size() < MOST) {
            left.add(order.variant());
        }
        return new RunningVariants(left);
    }

    /** The variant of a user; null for the control. */
    public Variant of(String userId) {
        for (Variant variant : variants) {
            if (variant.has(userId)) {
                return variant;
            }
        }
        return null;
    }

    /** The running variant with a name; null when there is none. */
    public Variant named(String name) {
        return variants.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Where the lowest free part of a size begins; empty when there is none. */
    public OptionalDouble lowestFree(double share) {
        return Stream.concat(Stream.of(0.0), variants.stream().map(Variant::toShare))
                .mapToDouble(from -> from)
                .filter(from -> end(from, share) <= 1
                        && variants.stream().noneMatch(each -> each.overlaps(from, end(from, share))))
                .min();
    }

    /** Where a part of a size ends. */
    public static double end(double from, double share) {
        return Math.round((from + share) * UNITS) / UNITS;
    }
}
