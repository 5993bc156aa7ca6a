package dev.eddy.policy;

import java.util.List;

/**
 * What a policy knows when it chooses an item.
 *
 * @param position place in the list, or 0 when the log has none
 * @param features attributes of the user, as {@code name=value}; may be empty
 */
public record ChoiceContext(int position, List<String> features) {
    /** @throws IllegalArgumentException when the position is negative */
    public ChoiceContext {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is negative");
        }
        features = List.copyOf(features);
    }
}
