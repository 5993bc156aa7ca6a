package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.item.ItemRecord;
import dev.eddy.job.BadInputException;
import dev.eddy.trial.Derived;
import dev.eddy.trial.Recording;
import dev.eddy.trial.TrialOptions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that select the clicks a trial scores. */
final class ProtocolChoice {
    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Score the clicks of this share of the users, above 0 up to 1; all events are still learned.")
    private double sample;

    @Option(
            names = "--repeats",
            description =
                    "Also score clicks on items that the user clicked before; the baselines then recall such items.")
    private boolean scoresRepeats;

    @Option(
            names = "--next-only",
            description = "Score only clicks within a session: at most 30 minutes after the user's previous click. "
                    + "Together with --repeats this is the protocol of the literature on sessions.")
    private boolean isNextOnly;

    @Option(
            names = "--score-from",
            paramLabel = "DATE",
            description = "Score clicks from this date or instant (UTC) on; earlier events are only learned.")
    private Instant scoreFrom;

    @Option(
            names = "--as",
            paramLabel = "LOG",
            split = ",",
            description =
                    "Change the log first, to see on what the figures depend: sessions (each session becomes a user),"
                            + " days (times are cut to the day), without-tags, permuted (other ids), split-topic (more partitions)."
                            + " Several with commas.")
    private SortedSet<Derived> derived = new TreeSet<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + TrialOptions.DEFAULT_SEED,
            description = "Seed of --sample, of the training of clusters, and of --tune.")
    private long seed;

    /** The events of the log that {@code --as} makes. */
    List<Behaviour> events(List<Behaviour> events) {
        List<Behaviour> changed = events;
        for (Derived each : derived) {
            changed = each.events(changed);
        }
        return changed;
    }

    /** The item of the log that {@code --as} makes. */
    ItemRecord item(ItemRecord item) {
        ItemRecord changed = item;
        for (Derived each : derived) {
            changed = each.item(changed);
        }
        return changed;
    }

    private String names() {
        return derived.stream().map(Derived::toString).collect(Collectors.joining(","));
    }

    boolean hasOtherIds() {
        return derived.contains(Derived.PERMUTED);
    }

    /** @throws BadInputException when a value is out of range */
    void check() {
        BadInputException.require(sample > 0 && sample <= 1, "--sample must be above 0 and at most 1: " + sample);
    }

    TrialOptions options() {
        long fromMillis = scoreFrom == null ? Long.MIN_VALUE : scoreFrom.toEpochMilli();
        return new TrialOptions(sample, scoresRepeats, isNextOnly, fromMillis, seed);
    }

    /**
     * Refuses a recording without a click to score.
     *
     * @param file source of the events, for the message
     * @param isTuned whether each half of the events needs a click to score
     */
    void check(Recording recording, BehaviourWeights weights, Object file, boolean isTuned) {
        int end = recording.events().size();
        Instant last = Instant.ofEpochMilli(recording.events().get(end - 1).atMillis());
        BadInputException.require(
                scoreFrom == null || !scoreFrom.isAfter(last),
                "--score-from %s: the last event of %s is of %s; take an earlier date"
                        .formatted(scoreFrom, file, last));
        BadInputException.require(
                recording.scored(weights, 0, end) > 0,
                file + ": nothing to score: no user clicks a second "
                        + (scoresRepeats ? "time" : "item")
                        + (isNextOnly ? " within 30 minutes" : "")
                        + (scoreFrom == null ? "" : " from " + scoreFrom + " on")
                        + "; take more events");
        BadInputException.require(
                !isTuned
                        || (recording.scored(weights, 0, recording.half()) > 0
                                && recording.scored(weights, recording.half(), end) > 0),
                file + ": --tune has nothing to score in one half of the events; take more events"
                        + (scoreFrom == null ? "" : ", or an earlier --score-from"));
    }

    /** The given options that change the figures, as they are printed. */
    List<String> given() {
        return Stream.of(
                        scoresRepeats ? "--repeats" : "",
                        isNextOnly ? "--next-only" : "",
                        scoreFrom == null ? "" : "--score-from " + scoreFrom,
                        sample < 1 ? "--sample " + sample : "",
                        seed == TrialOptions.DEFAULT_SEED ? "" : "--seed " + seed,
                        derived.isEmpty() ? "" : "--as " + names())
                .filter(choice -> !choice.isEmpty())
                .toList();
    }

    /** A sentence that says which clicks are scored. */
    String inWords() {
        String items = scoresRepeats
                ? "each click is scored, also one on an item that its user had; lists have such items as filter.seen says"
                : "the first click on an item is scored, and all lists leave out what the user had; --repeats scores each click";
        return isNextOnly ? items + "%nonly at most 30 minutes after the user's click before".formatted() : items;
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("repeats", scoresRepeats);
        json.put("next_only", isNextOnly);
        json.put("score_from", scoreFrom == null ? null : scoreFrom.toString());
        json.put("sample", sample);
        json.put("seed", seed);
        json.put("as", names());
        return json;
    }
}
