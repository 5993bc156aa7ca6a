package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;

/** Compares two sets of centres on recent events by the hit rate among the first 20 of the merged list. */
public final class CentreTrial {
    private final RecallOptions options;
    private final Recording recording;
    private final Runnable step;

    /**
     * @param events events by time; the clicks of the second half are scored
     * @param step called after each event, twice per event in all
     */
    public CentreTrial(RecallOptions options, List<Behaviour> events, Catalogue catalogue, Runnable step) {
        this.options = options;
        this.recording = new Recording(events, catalogue, "1", TrialOptions.defaults());
        this.step = step;
    }

    /** Runs the events with both sets, each in one pass. */
    public HitRates compare(CentreSet before, CentreSet after) {
        return HitRates.of(contest(before), contest(after));
    }

    private Contest contest(CentreSet centres) {
        var engine = new RecallEngine(options, recording.catalogue(), centres);
        var trial = new Trial(options, recording, engine, List.of(), null);
        List<Behaviour> events = recording.events();
        for (int i = 0; i < events.size(); i++) {
            trial.next(events.get(i), i >= recording.half());
            step.run();
        }
        return trial.contest();
    }
}
