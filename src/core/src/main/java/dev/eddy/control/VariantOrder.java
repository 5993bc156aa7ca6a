package dev.eddy.control;

/**
 * An order that starts a variant, or ends it.
 *
 * @param variant null for the end
 */
public record VariantOrder(String name, Variant variant) implements Control {
    public static VariantOrder start(Variant variant) {
        return new VariantOrder(variant.name(), variant);
    }

    public static VariantOrder end(String name) {
        return new VariantOrder(Variant.validName(name), null);
    }
}
