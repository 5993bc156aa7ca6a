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

    /** The number of scored clicks, and the hit rate in [0, 1] with the centres in use and with the new ones. */
    public record Outcome(int scored, double before, double after) {}

    /** Runs the events with both sets, each in one pass. */
    public Outcome compare(CentreSet before, CentreSet after) {
        Contest first = contest(before);
        Contest second = contest(after);
        return new Outcome(first.clicks().size(), hitRate(first), hitRate(second));
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

    private static double hitRate(Contest contest) {
        return contest.rates(contest.merged()).hr20();
    }
}
