package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.vector.SplitMix64;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which clicks are scored: all but a user's first, on items that the user never clicked before. {@link TrialOptions}
 * score more of them (repeats) or fewer (a sample of users, sessions only, from an instant on).
 */
final class Protocol {
    /** An item is new for so long after its first event. */
    static final Duration NEW_ITEM = Duration.ofDays(1);

    /** A session ends when its user clicks nothing for longer. */
    static final Duration SESSION_GAP = Duration.ofMinutes(30);

    private final BehaviourWeights weights;
    private final TrialOptions options;
    private final Map<String, Past> users = new HashMap<>();
    private final Map<String, Long> firstEvents = new HashMap<>();

    /** What a user clicked so far. */
    private static final class Past {
        /** Times of the last click on each item, epoch milliseconds. */
        private final Map<String, Long> items = new HashMap<>();

        private int clicks;
        private long lastAtMillis;
    }

    /** @param weights which say what a click is */
    Protocol(BehaviourWeights weights, TrialOptions options) {
        this.weights = weights;
        this.options = options;
    }

    /** By a hash of the user's id, so that the sample is the same in every run with the same seed. */
    private boolean isInSample(String userId) {
        long seed = (options.seed() - TrialOptions.DEFAULT_SEED) << Integer.SIZE;
        return SplitMix64.uniform(seed + userId.hashCode()) < options.sample();
    }

    boolean isClick(Behaviour behaviour) {
        return weights.isClick(behaviour.type());
    }

    /** Takes note of the next event; what is to be scored of it, or null. */
    ScoredClick next(Behaviour behaviour) {
        if (!behaviour.type().isAboutAnItem()) {
            return null;
        }
        Long first = firstEvents.putIfAbsent(behaviour.itemId(), behaviour.atMillis());
        if (!isClick(behaviour)) {
            return null;
        }
        Past past = users.computeIfAbsent(behaviour.userId(), id -> new Past());
        int before = past.clicks++;
        Long lastOnItem = past.items.put(behaviour.itemId(), behaviour.atMillis());
        // The same item at the same time is the same click once more, and no return to the item.
        boolean isScoredItem = lastOnItem == null || (options.scoresRepeats() && lastOnItem != behaviour.atMillis());
        boolean isInSession = behaviour.atMillis() - past.lastAtMillis <= SESSION_GAP.toMillis();
        past.lastAtMillis = behaviour.atMillis();
        if (before == 0
                || !isScoredItem
                || (!isInSession && options.isNextOnly())
                || behaviour.atMillis() < options.scoredFromMillis()
                || !isInSample(behaviour.userId())) {
            return null;
        }
        return new ScoredClick(
                behaviour.userId(),
                behaviour.itemId(),
                behaviour.atMillis(),
                before < LiveHits.KNOWN_USER_CLICKS,
                first == null || behaviour.atMillis() - first < NEW_ITEM.toMillis());
    }
}
