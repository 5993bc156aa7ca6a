package dev.eddy.filter;

import java.util.List;
import java.util.Map;

/**
 * What a filter can ask about an item.
 *
 * @param category null for none
 * @param author null for none
 * @param quality in [0, 1]; {@link Double#NaN} for none
 * @param publishedAtMillis epoch milliseconds; {@link Long#MIN_VALUE} for none
 * @param expiresAtMillis epoch milliseconds; {@link Long#MAX_VALUE} for none
 * @param isAvailable whether its owner says that it can be had now
 * @param attributes by name: a {@link String}, a {@link Double}, a {@link Boolean}, or a list of strings
 */
public record ItemFacts(
        String itemId,
        String category,
        String author,
        List<String> tags,
        double quality,
        long publishedAtMillis,
        long expiresAtMillis,
        boolean isAvailable,
        Map<String, Object> attributes) {
    /** Whether it can be had at an instant: available, published and not expired. */
    public boolean isAvailableAt(long millis) {
        return isAvailable && publishedAtMillis <= millis && millis < expiresAtMillis;
    }

    /** An available item of which nothing else is known; the methods {@code with…} add what is. */
    public static ItemFacts of(String itemId) {
        return new ItemFacts(itemId, null, null, List.of(), Double.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true, Map.of());
    }

    public ItemFacts withCategory(String newCategory) {
        return new ItemFacts(
                itemId,
                newCategory,
                author,
                tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                isAvailable,
                attributes);
    }

    public ItemFacts withAuthor(String newAuthor) {
        return new ItemFacts(
                itemId,
                category,
                newAuthor,
                tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                isAvailable,
                attributes);
    }

    public ItemFacts withTags(List<String> newTags) {
        return new ItemFacts(
                itemId,
                category,
                author,
                newTags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                isAvailable,
                attributes);
    }

    public ItemFacts withQuality(double newQuality) {
        return new ItemFacts(
                itemId,
                category,
                author,
                tags,
                newQuality,
                publishedAtMillis,
                expiresAtMillis,
                isAvailable,
                attributes);
    }

    /** On offer from one instant, epoch milliseconds, until before another. */
    public ItemFacts withOffer(long fromMillis, long untilMillis) {
        return new ItemFacts(itemId, category, author, tags, quality, fromMillis, untilMillis, isAvailable, attributes);
    }

    public ItemFacts withAvailable(boolean isNowAvailable) {
        return new ItemFacts(
                itemId,
                category,
                author,
                tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                isNowAvailable,
                attributes);
    }

    public ItemFacts withAttributes(Map<String, Object> newAttributes) {
        return new ItemFacts(
                itemId,
                category,
                author,
                tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                isAvailable,
                newAttributes);
    }
}
