package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.recall.ranking.Recalled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists of a system that makes them once a day, at midnight UTC of event time, from the events before. A user who was unknown
 * then gets the most popular items.
 */
final class FrozenLists implements OtherLists {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final RecallEngine engine;
    private final List<Behaviour> today = new ArrayList<>();
    private final Map<String, List<Candidate>> lists = new HashMap<>();
    private CentreSet nextCentres;
    private List<Candidate> hot;
    private long midnight = Long.MIN_VALUE;

    /** @param engine used by this object only */
    FrozenLists(RecallEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Candidate> recallBefore(ScoredClick click) {
        advanceTo(click.atMillis());
        return lists.computeIfAbsent(click.userId(), this::atMidnight);
    }

    private List<Candidate> atMidnight(String userId) {
        if (engine.user(userId) == null) {
            return hot;
        }
        return engine.recall(userId, midnight).map(Recalled::merged).orElse(List.of());
    }

    /** Adds an event for the lists of the following days. */
    @Override
    public void fold(Behaviour behaviour) {
        advanceTo(behaviour.atMillis());
        today.add(behaviour);
    }

    /** Replaces the centres from the next midnight on. */
    @Override
    public void use(CentreSet centres) {
        nextCentres = centres;
    }

    /** Takes vectors trained on all events before today. */
    @Override
    public void use(SpaceVectors vectors) {
        engine.use(vectors);
    }

    private void advanceTo(long atMillis) {
        long lastMidnight = Math.floorDiv(atMillis, DAY_MILLIS) * DAY_MILLIS;
        if (lastMidnight == midnight) {
            return;
        }
        midnight = lastMidnight;
        today.forEach(engine::fold);
        today.clear();
        lists.clear();
        if (nextCentres != null) {
            engine.use(nextCentres);
            nextCentres = null;
        }
        hot = engine.hot(midnight);
    }
}
