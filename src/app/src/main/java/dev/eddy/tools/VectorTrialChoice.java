package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.command.EddyCommand;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.trial.HitRates;
import dev.eddy.trial.SpaceTrial;
import dev.eddy.trial.SpaceVectors;
import dev.eddy.trial.TagTrial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of the trial of new vectors on recent events, and the trial. */
final class VectorTrialChoice {
    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Number of recent events to try vectors on; the clicks of the last quarter are scored.")
    private int trialEvents;

    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "Largest relative loss of hit rate on recent events; less may be chance.")
    private double mostLoss;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Fewest scored clicks that can decide; with fewer the vectors are refused.")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Skip the trial.")
    private boolean isUntried;

    /** @throws BadInputException when a value is out of range */
    void check() {
        BadInputException.require(trialEvents >= 2, "--trial-events must be at least 2: " + trialEvents);
        BadInputException.require(
                mostLoss >= 0 && mostLoss <= 1 && leastClicks >= 1,
                "--most-loss must be from 0 to 1, --least-clicks at least 1");
    }

    boolean isOff() {
        return isUntried;
    }

    /** The recent events to try vectors on; throws {@link BadInputException} when there are none. */
    List<Behaviour> events(ClickSource source, JobOptions options) {
        List<Behaviour> events = source.recentEvents(options.kafka(), trialEvents);
        BadInputException.require(
                !events.isEmpty(), "there are no recent events to try vectors on; skip the trial with --no-trial");
        return events;
    }

    /** Compares lists on the events without and with vectors of clicks before {@link SpaceTrial#cutMillis}. */
    HitRates compare(
            List<Behaviour> events,
            RecordedItems items,
            VectorSpace space,
            Supplier<SpaceVectors> trained,
            JobOptions options) {
        Catalogue catalogue =
                items.catalogue(new TagVectors(options.recall().catalog().dimension()));
        SpaceVectors vectors = trained.get();
        try (Progress progress = Progress.of("trial", 2L * events.size())) {
            return new SpaceTrial(searching(options, space), events, catalogue, progress::step).compare(vectors);
        }
    }

    /** As {@link #compare}, of tag vectors: lists with those in use and with new ones, which are not given for each tag. */
    HitRates compareTags(
            List<Behaviour> events,
            RecordedItems items,
            Map<String, float[]> inUse,
            Supplier<Map<String, float[]>> ofTags,
            JobOptions options) {
        int dimension = options.recall().catalog().dimension();
        Map<String, float[]> trained = ofTags.get();
        try (Progress progress = Progress.of("trial", 2L * events.size())) {
            var trial = new TagTrial(searching(options, new LinkedHashMap<>()), events, progress::step);
            return trial.compare(catalogue(items, inUse, dimension), catalogue(items, trained, dimension));
        }
    }

    private static Catalogue catalogue(RecordedItems items, Map<String, float[]> ofTags, int dimension) {
        var vectors = new TagVectors(dimension);
        ofTags.forEach(vectors::put);
        return items.catalogue(vectors);
    }

    /** Whether the rates speak against the vectors. Adds rates and verdict to the report, and prints a refusal. */
    boolean refuses(HitRates rates, Map<String, Object> report, EddyCommand command) {
        Optional<String> refusal = rates.refusal(mostLoss, leastClicks);
        report.put("trial", rates);
        report.put("refusal", refusal.orElse(null));
        refusal.ifPresent(reason -> command.print("refused: %s; nothing was written or published", reason));
        return refusal.isPresent();
    }

    /** The options with the space, and with searches by vectors. */
    private static RecallOptions searching(JobOptions options, VectorSpace space) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!options.recall().catalog().vectorSpaces().contains(space)) {
            String others = options.valueOf("catalog.spaces");
            values.put("catalog.spaces", (others.isBlank() ? "" : others + ", ") + space.text());
        }
        return searching(options, values);
    }

    /** The options with other values, and with searches by vectors. */
    private static RecallOptions searching(JobOptions options, Map<String, String> values) {
        if (!options.recall().retrieval().findsForUsers()) {
            values.put("retrieval.search-every", "1 min");
        }
        if (!options.recall().retrieval().findsSimilar()) {
            values.put("retrieval.similar-every", "1 h");
        }
        return options.with(values).recall();
    }
}
