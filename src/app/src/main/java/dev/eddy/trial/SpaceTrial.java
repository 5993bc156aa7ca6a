package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;

/**
 * Compares lists without and with the vectors of a space on recent events. The vectors must be trained on clicks before
 * {@link #cutMillis}: vectors that knew a click before it is scored would be a leak. The first half of the events fills
 * the clusters. Then the vectors come, and on the third quarter the ranker learns what they are worth. The clicks of the
 * last quarter are scored.
 */
public final class SpaceTrial {
    private final RecentReplay replay;
    private final CentreSet centres;
    private final int scoredFrom;

    /**
     * @param options with the space
     * @param events events by time, at least one
     * @param step called after each event, twice per event in all
     */
    public SpaceTrial(RecallOptions options, List<Behaviour> events, Catalogue catalogue, Runnable step) {
        this.replay = new RecentReplay(options, events, catalogue, step);
        this.centres = CentreSet.random(TrialOptions.DEFAULT_SEED, 1, options.dimension());
        this.scoredFrom = (replay.half() + events.size()) / 2;
    }

    /** Time of the first of these events that is recalled with vectors. They must be trained on clicks before it. */
    public static long cutMillis(List<Behaviour> events) {
        return events.get(events.size() / 2).atMillis();
    }

    /** Runs the events twice: without vectors in the space, and with these. */
    public HitRates compare(SpaceVectors vectors) {
        return HitRates.of(contest(SpaceVectors.NONE), contest(vectors));
    }

    private Contest contest(SpaceVectors vectors) {
        return replay.contest(centres, scoredFrom, vectors);
    }
}
