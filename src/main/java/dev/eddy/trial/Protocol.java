package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.scoring.LiveHits;
import dev.eddy.vector.SplitMix64;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says which clicks are scored: all but a user's first, on items that the user never clicked before. */
final class Protocol {
    /** An item is new for so long after its first event. */
    static final Duration NEW_ITEM = Duration.ofDays(1);

    private final BehaviourWeights weights;
    private final double sample;
    private final Map<String, Past> users = new HashMap<>();
    private final Map<String, Long> firstEvents = new HashMap<>();

    /** What a user clicked so far. */
    private static final class Past {
        private final Set<String> items = new HashSet<>();
        private int clicks;
    }

    /**
     * @param weights which say what a click is
     * @param sample share of the users whose clicks are scored; by a hash of their ids, so that it is the same in every run
     */
    Protocol(BehaviourWeights weights, double sample) {
        this.weights = weights;
        this.sample = sample;
    }

    private boolean isInSample(String userId) {
        return SplitMix64.uniform(userId.hashCode()) < sample;
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
        if (!past.items.add(behaviour.itemId()) || before == 0 || !isInSample(behaviour.userId())) {
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
