package dev.eddy.tools;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.BadInputException;
import dev.eddy.trial.Recording;
import dev.eddy.trial.TrialOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which clicks a trial scores. */
final class ProtocolChoice {
    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Score the clicks of so many of the users only, 0 to 1; the others' are folded all the same.")
    private double sample;

    @Option(
            names = "--repeats",
            description =
                    "Score clicks on items that the user clicked before, too; the baselines then recall these items.")
    private boolean scoresRepeats;

    @Option(
            names = "--next-only",
            description =
                    "Score only clicks within a running session: at most 30 minutes after the user's click before. "
                            + "With --repeats it is the protocol of the literature on sessions.")
    private boolean isNextOnly;

    @Option(
            names = "--score-from",
            paramLabel = "DATE",
            converter = InstantConverter.class,
            description = "Score clicks from this date or instant (UTC) on; earlier events are folded and not scored.")
    private Instant scoreFrom;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + TrialOptions.DEFAULT_SEED,
            description = "Seed of --sample, of the training of clusters, and of --tune (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Refuses what can't be, before anything is read. */
    void check() {
        if (!(sample > 0 && sample <= 1)) {
            throw new BadInputException("--sample must be above 0 and at most 1: " + sample);
        }
    }

    TrialOptions options() {
        long fromMillis = scoreFrom == null ? Long.MIN_VALUE : scoreFrom.toEpochMilli();
        return new TrialOptions(sample, scoresRepeats, isNextOnly, fromMillis, seed);
    }

    /**
     * Refuses a recording of which nothing would be scored.
     *
     * @param file that the events are from, for the message
     * @param isTuned whether both halves of it are needed
     */
    void check(Recording recording, BehaviourWeights weights, Object file, boolean isTuned) {
        int end = recording.events().size();
        Instant last = Instant.ofEpochMilli(recording.events().get(end - 1).atMillis());
        if (scoreFrom != null && scoreFrom.isAfter(last)) {
            throw new BadInputException("--score-from %s: the last event of %s is of %s; take an earlier date"
                    .formatted(scoreFrom, file, last));
        }
        if (recording.scored(weights, 0, end) == 0) {
            throw new BadInputException(file + ": nothing to score: no user clicks a second "
                    + (scoresRepeats ? "time" : "item")
                    + (isNextOnly ? " within 30 minutes" : "")
                    + (scoreFrom == null ? "" : " from " + scoreFrom + " on")
                    + "; take more events");
        }
        if (isTuned
                && (recording.scored(weights, 0, recording.half()) == 0
                        || recording.scored(weights, recording.half(), end) == 0)) {
            throw new BadInputException(
                    file + ": --tune has nothing to score in one half of the events; take more events"
                            + (scoreFrom == null ? "" : ", or an earlier --score-from"));
        }
    }

    /** The choices that change what is scored, as they were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (scoresRepeats) {
            given.add("--repeats");
        }
        if (isNextOnly) {
            given.add("--next-only");
        }
        if (scoreFrom != null) {
            given.add("--score-from " + scoreFrom);
        }
        if (sample < 1) {
            given.add("--sample " + sample);
        }
        if (seed != TrialOptions.DEFAULT_SEED) {
            given.add("--seed " + seed);
        }
        return given;
    }

    /** As it is written as JSON. */
    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("repeats", scoresRepeats);
        json.put("next_only", isNextOnly);
        json.put("score_from", scoreFrom == null ? null : scoreFrom.toString());
        json.put("sample", sample);
        json.put("seed", seed);
        return json;
    }
}
