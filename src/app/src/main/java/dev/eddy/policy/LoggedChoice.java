package dev.eddy.policy;

import java.time.Instant;

/**
 * An item that a policy showed at a place of a list, and what came of it.
 *
 * @param propensity probability with which the policy chose this item for this place, in (0, 1]
 * @param reward what the choice earned, such as 1 for a click; at least 0
 */
public record LoggedChoice(long atMillis, String itemId, double propensity, double reward, ChoiceContext context) {
    /** @throws IllegalArgumentException when the propensity or the reward is out of its range */
    public LoggedChoice {
        // Written so that NaN is refused, too.
        if (!(propensity > 0 && propensity <= 1)) {
            throw refused("propensity " + propensity, itemId, atMillis, "must be above 0 and at most 1");
        }
        if (!(reward >= 0 && reward < Double.POSITIVE_INFINITY)) {
            throw refused("reward " + reward, itemId, atMillis, "must be a number from 0 on");
        }
    }

    private static IllegalArgumentException refused(String what, String itemId, long atMillis, String reason) {
        return new IllegalArgumentException(
                "%s of item %s at %s: %s".formatted(what, itemId, Instant.ofEpochMilli(atMillis), reason));
    }
}
