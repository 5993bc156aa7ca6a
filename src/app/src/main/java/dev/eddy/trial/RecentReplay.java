package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.RecallOptions;
import java.util.List;
import java.util.Map;

/** Replays recent events from an empty engine, to compare centres or vectors on them. */
final class RecentReplay {
    private final RecallOptions options;
    private final Recording recording;
    private final Runnable step;

    /**
     * @param events events by time
     * @param step called after each event
     */
    RecentReplay(RecallOptions options, List<Behaviour> events, Catalogue catalogue, Runnable step) {
        this.options = options;
        this.recording = new Recording(events, catalogue, "1", TrialOptions.defaults());
        this.step = step;
    }

    /** Index of the first event of the second half. */
    int half() {
        return recording.half();
    }

    /**
     * Replays all events.
     *
     * @param scoredFrom index of the first event whose click is scored
     * @param vectors used from the second half on; may be empty
     */
    Contest contest(CentreSet centres, int scoredFrom, SpaceVectors vectors) {
        var engine = new RecallEngine(options, recording.catalogue(), centres);
        var trial = new Trial(options, recording, engine, List.of(), Map.of());
        List<Behaviour> events = recording.events();
        for (int i = 0; i < events.size(); i++) {
            if (i == recording.half()) {
                trial.use(vectors);
            }
            trial.next(events.get(i), i >= scoredFrom);
            step.run();
        }
        return trial.contest();
    }
}
