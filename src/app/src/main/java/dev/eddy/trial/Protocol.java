package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.item.ItemFeatures;
import dev.eddy.vector.SplitMix64;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Selects the scored clicks: all clicks but a user's first, on items that are new to the user. {@link TrialOptions} add repeats, or
 * limit them to a sample of users, to sessions, or to a period.
 */
final class Protocol {
    /** Time without a click after which a session ends. */
    static final Duration SESSION_GAP = Duration.ofMinutes(30);

    private final BehaviourWeights weights;
    private final TrialOptions options;
    private final Map<String, ItemFeatures> items;
    private final Map<String, Past> users = new HashMap<>();
    private final Set<String> withEvent = new HashSet<>();

    /** The clicks of a user so far. */
    private static final class Past {
        /** Times of the last click on each item, epoch milliseconds. */
        private final Map<String, Long> items = new HashMap<>();

        private int clicks;
        private long lastAtMillis;
    }

    /**
     * @param weights decide which behaviours are clicks
     * @param items of the catalogue, by id
     */
    Protocol(BehaviourWeights weights, TrialOptions options, Map<String, ItemFeatures> items) {
        this.weights = weights;
        this.options = options;
        this.items = items;
    }

    /** By a hash of the user's id, so that equal seeds give equal samples. */
    private boolean isInSample(String userId) {
        long seed = (options.seed() - TrialOptions.DEFAULT_SEED) << Integer.SIZE;
        return SplitMix64.uniform(seed + userId.hashCode()) < options.sample();
    }

    boolean isClick(Behaviour behaviour) {
        return weights.isClick(behaviour.type());
    }

    /** Whether an event is a click of a user who is looked at, at a time that is. */
    boolean isScored(Behaviour behaviour) {
        return isClick(behaviour) && isLookedAt(behaviour);
    }

    private boolean isLookedAt(Behaviour behaviour) {
        return behaviour.atMillis() >= options.scoredFromMillis() && isInSample(behaviour.userId());
    }

    /** Adds the next event, and returns the click to score, or null. */
    ScoredClick next(Behaviour behaviour) {
        if (!behaviour.type().isAboutAnItem()) {
            return null;
        }
        boolean isFirstOfItem = withEvent.add(behaviour.itemId());
        if (!isClick(behaviour)) {
            return null;
        }
        Past past = users.computeIfAbsent(behaviour.userId(), id -> new Past());
        int before = past.clicks++;
        Long lastOnItem = past.items.put(behaviour.itemId(), behaviour.atMillis());
        // The same item at the same time is a duplicate of the click.
        boolean isScoredItem = lastOnItem == null || (options.scoresRepeats() && lastOnItem != behaviour.atMillis());
        boolean isInSession = behaviour.atMillis() - past.lastAtMillis <= SESSION_GAP.toMillis();
        past.lastAtMillis = behaviour.atMillis();
        if (before == 0 || !isScoredItem || (!isInSession && options.isNextOnly()) || !isLookedAt(behaviour)) {
            return null;
        }
        return new ScoredClick(
                behaviour.userId(),
                behaviour.itemId(),
                behaviour.atMillis(),
                before,
                isFirstOfItem,
                ageMillis(behaviour));
    }

    private long ageMillis(Behaviour behaviour) {
        ItemFeatures item = items.get(behaviour.itemId());
        return item == null || item.publishedAtMillis() == Long.MIN_VALUE
                ? Long.MAX_VALUE
                : Math.max(0, behaviour.atMillis() - item.publishedAtMillis());
    }
}
