package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;

/**
 * Compares lists with two sets of tag vectors on recent events. Each set is there from the first event on, as interests are sums
 * of them. New vectors must be trained on clicks before {@link SpaceTrial#cutMillis}. The clicks of the last quarter are scored.
 */
public final class TagTrial {
    private final RecallOptions options;
    private final List<Behaviour> events;
    private final Runnable step;

    /**
     * @param events events by time, at least one
     * @param step called after each event, twice per event in all
     */
    public TagTrial(RecallOptions options, List<Behaviour> events, Runnable step) {
        this.options = options;
        this.events = events;
        this.step = step;
    }

    /** Runs the events twice: with a catalogue of the vectors in use, and with one of the new ones. */
    public HitRates compare(Catalogue inUse, Catalogue withNew) {
        return HitRates.of(contest(inUse), contest(withNew));
    }

    private Contest contest(Catalogue catalogue) {
        var replay = new RecentReplay(options, events, catalogue, step);
        int scoredFrom = (replay.half() + events.size()) / 2;
        return replay.contest(
                CentreSet.random(TrialOptions.DEFAULT_SEED, 1, options.dimension()), scoredFrom, SpaceVectors.NONE);
    }
}
