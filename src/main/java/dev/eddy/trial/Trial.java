package dev.eddy.trial;

import dev.eddy.app.RecallOptions;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.scoring.Candidate;
import dev.eddy.scoring.Recalled;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prequential evaluation, test-then-learn: each click is looked for in the lists made from the events before it, then
 * folded. Scored is every click but the user's first, on an item the user never clicked before; what is not in the top 20
 * is a miss. The only clock is the events' own.
 */
public final class Trial {
    private final RecallOptions options;
    private final RecallEngine engine;
    private final Map<String, Set<String>> clicked = new HashMap<>();
    private final Map<Channel, HitRate> channels = new EnumMap<>(Channel.class);
    private final HitRate mixture = new HitRate();
    private long scored;

    public Trial(RecallOptions options, RecallEngine engine) {
        this.options = options;
        this.engine = engine;
        for (Channel channel : Channel.values()) {
            channels.put(channel, new HitRate());
        }
    }

    /** Looks for the event's item, then folds the event. */
    public void next(Behaviour behaviour) {
        if (options.interest().weights().isClick(behaviour.type())) {
            Set<String> before = clicked.computeIfAbsent(behaviour.userId(), id -> new HashSet<>());
            boolean isFirst = before.isEmpty();
            if (before.add(behaviour.itemId()) && !isFirst) {
                score(behaviour);
            }
        }
        engine.fold(behaviour);
    }

    private void score(Behaviour behaviour) {
        scored++;
        Optional<Recalled> recalled = engine.recall(behaviour.userId(), behaviour.atMillis());
        if (recalled.isPresent()) {
            recalled.get()
                    .lists()
                    .forEach((channel, list) -> channels.get(channel).add(rankIn(list, behaviour.itemId())));
            mixture.add(rankIn(recalled.get().merged(), behaviour.itemId()));
        }
    }

    private static int rankIn(RankedItems list, String itemId) {
        for (int rank = 0; rank < list.size(); rank++) {
            if (list.itemId(rank).equals(itemId)) {
                return rank + 1;
            }
        }
        return 0;
    }

    private static int rankIn(List<Candidate> list, String itemId) {
        for (int rank = 0; rank < list.size(); rank++) {
            if (list.get(rank).itemId().equals(itemId)) {
                return rank + 1;
            }
        }
        return 0;
    }

    /** What came of it so far. */
    public TrialReport report() {
        return TrialReport.of(scored, channels, mixture);
    }
}
