package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.Catalogue;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs trials on a recording, each in one pass. */
public record TrialRun(
        Recording recording,
        Function<RecallOptions, List<Baseline>> baselines,
        Optional<Supplier<VectorTraining>> trained,
        boolean byRules,
        Runnable step) {
    /** Share of the events before the training of a given number of centres; until then there is one cluster. */
    private static final double TRAINING_SHARE = .2;
    /** Events between two checks whether the job would train first centres. */
    private static final int LOOK_EVERY = 500;

    /**
     * Runs all baselines.
     *
     * @param trained makes the training of a space during a trial, if there is to be one
     * @param step called after each event
     */
    public TrialRun(Recording recording, Optional<Supplier<VectorTraining>> trained, Runnable step) {
        this(recording, options -> Baselines.all(options, recording.options().had()), trained, false, step);
    }

    /** The same with networks as baselines, by name; each trial trains them by itself. */
    public TrialRun withNetworks(Map<String, Supplier<VectorTraining>> networks) {
        Function<RecallOptions, List<Baseline>> all = options -> {
            List<Baseline> made = new ArrayList<>(baselines.apply(options));
            networks.forEach((name, training) -> made.add(
                    new NeuralBaseline(name, training.get(), recording.options().had())));
            return made;
        };
        return new TrialRun(recording, all, trained, byRules, step);
    }

    /** The same with centres by the rules of interests that users share. */
    public TrialRun withRules() {
        return new TrialRun(recording, baselines, trained, true, step);
    }

    /**
     * Runs Eddy and all baselines over the whole recording, with other lists beside. Throws a {@link BadInputException} when the recording has fewer users than clusters.
     */
    public TrialReport report(RecallOptions options, Set<Beside> others) {
        return trial(options, 0, others).report();
    }

    /** Runs Eddy and all baselines; events before an index are only learned. */
    Trial trial(RecallOptions given, int scoredFrom, Set<Beside> others) {
        RecallOptions options = measurable(given);
        Map<Beside, OtherLists> lists = new EnumMap<>(Beside.class);
        others.forEach(other -> lists.put(other, lists(other, options)));
        var trial = new Trial(options, recording, engine(options, true), baselines.apply(options), lists);
        run(trial, options, scoredFrom, recording.events().size());
        return trial;
    }

    /** Runs Eddy alone on the events before an index. */
    Trial trialAlone(RecallOptions given, int scoredFrom, int to) {
        RecallOptions options = measurable(given);
        var trial = new Trial(options, recording, engine(options, true), List.of(), Map.of());
        run(trial, options, scoredFrom, to);
        return trial;
    }

    /** Without scored repeats, items that the user clicked before would only waste places of the list. */
    private RecallOptions measurable(RecallOptions options) {
        return recording.options().scoresRepeats()
                ? options
                : options.with(options.filter().withoutReturns());
    }

    private OtherLists lists(Beside other, RecallOptions options) {
        return switch (other) {
            case FROZEN -> new FrozenLists(engine(options, true));
            case WITHOUT_VECTORS -> new ListsWithoutVectors(engine(options, false));
        };
    }

    private RecallEngine engine(RecallOptions options, boolean hasVectors) {
        Catalogue catalogue = recording.catalogue();
        return new RecallEngine(
                options,
                hasVectors ? catalogue : catalogue.withoutVectors(),
                CentreSet.random(recording.options().seed(), 1, options.dimension()));
    }

    private void run(Trial trial, RecallOptions options, int scoredFrom, int to) {
        List<Behaviour> events = recording.events();
        boolean isAsTheJob = recording.clusters().equals(ClusterCount.AUTO);
        int trainAt = isAsTheJob ? 0 : (int) (events.size() * TRAINING_SHARE);
        Optional<VectorTraining> training = trained.map(Supplier::get);
        for (int i = 0; i < to; i++) {
            Behaviour event = events.get(i);
            if (isAsTheJob && i % LOOK_EVERY == 0) {
                trial.trainFirst(event.atMillis());
            } else if (i == trainAt && i > 0) {
                trial.use(centres(options, events.subList(0, trainAt), trial));
            }
            training.ifPresent(each -> train(each, event, trial));
            trial.next(event, i >= scoredFrom);
            step.run();
        }
    }

    private static void train(VectorTraining training, Behaviour event, Trial trial) {
        trial.use(training.trainIfDue(event.atMillis()));
        if (trial.isKnownClick(event)) {
            training.add(event.userId(), event.itemId(), event.atMillis());
        }
    }

    private CentreSet centres(RecallOptions options, List<Behaviour> past, Trial trial) {
        // By all users of the recording, not only by those of the first events.
        int count = ClusterCount.of(recording.clusters(), recording.users());
        long seed = recording.options().seed();
        boolean isByTags = options.catalog().centreSpace().equals(VectorSpace.TAG);
        try {
            return isByTags
                    ? new CentreTraining(options.interest(), recording.catalogue(), seed, byRules)
                            .train(past, Integer.toString(count), 1)
                    : CentreTraining.train(
                            trial.population(),
                            count,
                            1,
                            past.get(past.size() - 1).atMillis(),
                            seed);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--clusters " + recording.clusters() + ": " + e.getMessage() + " from the first events; take fewer"
                            + (isByTags
                                    ? ""
                                    : "; the space has no vectors by then without --item-vectors, or a day of --train-items"),
                    e);
        }
    }
}
