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
}
