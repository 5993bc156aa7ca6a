package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;

/** Compares two sets of centres on recent events by the hit rate among the first 20 of the merged list. */
public final class CentreTrial {
    private final RecentReplay replay;

    /**
     * @param events events by time; the clicks of the second half are scored
     * @param step called after each event, twice per event in all
     */
    public CentreTrial(RecallOptions options, List<Behaviour> events, Catalogue catalogue, Runnable step) {
        this.replay = new RecentReplay(options, events, catalogue, step);
    }

    /** Runs the events with both sets, each in one pass. */
    public HitRates compare(CentreSet before, CentreSet after) {
        return HitRates.of(contest(before), contest(after));
    }

    private Contest contest(CentreSet centres) {
        return replay.contest(centres, replay.half(), SpaceVectors.NONE);
    }
}
