package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;

/** Tries centres on recent events: how often the next click is among the first 20 of Eddy's list. */
public final class CentreTrial {
    private final RecallOptions options;
    private final Recording recording;
    private final Runnable step;

    /**
     * @param events in the order of time; clicks of the second half are looked for, what is before is what is known by then
     * @param step called after each event, twice as often as there are events
     */
    public CentreTrial(RecallOptions options, List<Behaviour> events, Catalogue catalogue, Runnable step) {
        this.options = options;
        this.recording = new Recording(events, catalogue, "1", TrialOptions.defaults());
        this.step = step;
    }

    /**
     * What came of it.
     *
     * @param scored clicks that were looked for
     * @param before hit rate with the centres in use, in [0, 1]
     * @param after hit rate with the new ones
     */
    public record Outcome(int scored, double before, double after) {}

    /** Takes the events through both, each in one pass. */
    public Outcome compare(CentreSet before, CentreSet after) {
        Contest first = contest(before);
        Contest second = contest(after);
        return new Outcome(first.size(), hitRate(first), hitRate(second));
    }

    private Contest contest(CentreSet centres) {
        var engine = new RecallEngine(options, recording.catalogue(), centres);
        var trial = new Trial(options, recording, engine, List.of(), null);
        List<Behaviour> events = recording.events();
        for (int i = 0; i < events.size(); i++) {
            if (i < recording.half()) {
                trial.warm(events.get(i));
            } else {
                trial.next(events.get(i));
            }
            step.run();
        }
        return trial.contest();
    }

    private static double hitRate(Contest contest) {
        return contest.rates(contest.merged(), Contest.all()).hr20();
    }
}
