package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallOptions;
import dev.eddy.training.TrainingProgress;
import java.util.List;
import java.util.function.Function;

/** Takes a recording through trials, each in one pass. */
public final class TrialRun {
    /** Share of the recording that a given number of centres is trained on; before, there is one cluster. */
    private static final double TRAINING_SHARE = .2;

    /** Events between two looks at whether the job would train centres by itself. */
    private static final int LOOK_EVERY = 500;

    private final Recording recording;
    private final Function<RecallOptions, List<Baseline>> baselines;
    private final Runnable step;

    /** @param step called after each event */
    public TrialRun(Recording recording, Runnable step) {
        this(recording, options -> Baselines.all(options, recording.options().had()), step);
    }

    TrialRun(Recording recording, Function<RecallOptions, List<Baseline>> baselines, Runnable step) {
        this.recording = recording;
        this.baselines = baselines;
        this.step = step;
    }

    /**
     * A trial of everybody over the whole recording.
     *
     * @param options of the recording's dimension
     * @param isFrozenToo whether lists made once a day take part; costs almost as much again
     * @throws BadInputException when the recording has fewer users than clusters
     */
    public TrialReport report(RecallOptions options, boolean isFrozenToo) {
        return trial(options, 0, isFrozenToo).report();
    }

    /** A trial of everybody, whose first events are folded and not scored. */
    Trial trial(RecallOptions given, int scoredFrom, boolean isFrozenToo) {
        RecallOptions options = measurable(given);
        FrozenLists frozen = isFrozenToo ? new FrozenLists(engine(options)) : null;
        var trial = new Trial(options, recording, engine(options), baselines.apply(options), frozen);
        run(trial, options, scoredFrom, recording.events().size());
        return trial;
    }

    /** A trial of Eddy alone, which ends before the event with an index. */
    Trial trialAlone(RecallOptions given, int scoredFrom, int to) {
        RecallOptions options = measurable(given);
        var trial = new Trial(options, recording, engine(options), List.of(), null);
        run(trial, options, scoredFrom, to);
        return trial;
    }

    /** Where returns are not scored, an item that the user had would only take the place of another. */
    private RecallOptions measurable(RecallOptions options) {
        return recording.options().scoresRepeats()
                ? options
                : options.with(options.filter().withoutReturns());
    }

    private RecallEngine engine(RecallOptions options) {
        return new RecallEngine(
                options,
                recording.catalogue(),
                CentreSet.random(recording.options().seed(), 1, options.dimension()));
    }

    private void run(Trial trial, RecallOptions options, int scoredFrom, int to) {
        List<Behaviour> events = recording.events();
        boolean isAsTheJob = recording.clusters().equals(ClusterCount.AUTO);
        int trainAt = isAsTheJob ? 0 : (int) (events.size() * TRAINING_SHARE);
        for (int i = 0; i < to; i++) {
            if (isAsTheJob && i % LOOK_EVERY == 0) {
                trial.trainFirst(events.get(i).atMillis());
            } else if (i == trainAt && i > 0) {
                trial.use(centres(options, events.subList(0, trainAt)));
            }
            if (i < scoredFrom) {
                trial.warm(events.get(i));
            } else {
                trial.next(events.get(i));
            }
            step.run();
        }
    }

    private CentreSet centres(RecallOptions options, List<Behaviour> past) {
        // The number follows the population that the clusters are for, not the part of it that is known by now.
        String count = Integer.toString(ClusterCount.of(recording.clusters(), recording.users()));
        try {
            return new CentreTraining(
                            options.interest(),
                            recording.catalogue(),
                            recording.options().seed())
                    .train(past, count, 1, TrainingProgress.IGNORED);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--clusters " + recording.clusters() + ": " + e.getMessage() + " from the first events; take fewer",
                    e);
        }
    }
}
