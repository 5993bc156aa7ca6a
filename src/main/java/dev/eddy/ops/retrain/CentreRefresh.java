package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.training.Retrained;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingReport;
import dev.eddy.trial.CentreGate;
import dev.eddy.trial.CentreTrial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Retrains the centres of the running job and has it use them: a savepoint is read, centres are trained and tried, published
 * and activated, and when they are not in use everywhere in time, those before are activated again. Until the activation
 * nothing changes for the job.
 */
public final class CentreRefresh {
    /** Versions that stay on the topic to go back to. */
    static final int KEPT_VERSIONS = 5;

    private final RunningJob job;
    private final CentreTopic topic;
    private final Steps steps;
    private final CentreGate gate;
    private final CentreSet first;
    private final Consumer<String> told;
    /** Takes an activation back whose sweep has not ended; null when there is none. */
    private Runnable goBack;

    private boolean isUndone;

    /**
     * What is done between the savepoint and the publication.
     *
     * @param input makes of a savepoint, and of what is published, what is to be trained
     * @param training trains it
     * @param trial tries the new centres beside those in use; null for no trial
     */
    public record Steps(
            BiFunction<String, CentreInventory, TrainingInput> input,
            Function<TrainingInput, Retrained> training,
            BiFunction<CentreSet, CentreSet, CentreTrial.Outcome> trial) {}

    /**
     * Prepares a refresh.
     *
     * @param first the centres that the job begins with, in use until some are published; their dimension is the job's
     * @param told what is being done, step by step
     */
    public CentreRefresh(
            RunningJob job, CentreTopic topic, Steps steps, CentreGate gate, CentreSet first, Consumer<String> told) {
        this.job = job;
        this.topic = topic;
        this.steps = steps;
        this.gate = gate;
        this.first = first;
        this.told = told;
    }

    /**
     * Refreshes.
     *
     * @throws IllegalStateException when the job stops, other centres are activated meanwhile, or the new ones are not in
     *     use everywhere in time; those before are in use then
     */
    public RefreshOutcome run() {
        // Nobody else refreshes meanwhile, so no savepoint in the folder is in use.
        job.disposeOfLeftOvers(Duration.ZERO, told);
        CentreInventory published = topic.read();
        CentreSet active = published.activeOr(first);
        TrainingInput input = input(published);
        told.accept("training");
        Retrained retrained = steps.training().apply(input);
        CentreSet set = retrained.toSet(input.version(), input.trainedAtMillis(), active.version());
        TrainingReport report = retrained.report(set);
        Optional<String> refusal = gate.refusal(set, report, first.dimension());
        if (refusal.isPresent()) {
            return RefreshOutcome.refused(report, null, refusal.get());
        }
        CentreTrial.Outcome trial = null;
        if (steps.trial() != null) {
            told.accept("trying the centres on recent events");
            trial = steps.trial().apply(active, set);
            refusal = gate.refusal(trial);
            if (refusal.isPresent()) {
                return RefreshOutcome.refused(report, trial, refusal.get());
            }
        }
        return new RefreshOutcome(report, trial, null, publish(set, active, published.active()));
    }

    /**
     * Takes back what is half done, on another thread than the one that runs, when the process has been told to end.
     *
     * @return what was done, in words
     */
    public String undo() {
        if (wentBack()) {
            return "interrupted: the centres from before were activated again";
        }
        boolean hadSavepoint;
        try {
            hadSavepoint = job.abandon();
        } catch (IllegalStateException e) {
            return "interrupted: the centres from before stay in use; the next refresh deletes the savepoint, for now "
                    + e.getMessage();
        }
        return "interrupted: the centres from before stay in use" + (hadSavepoint ? ", the savepoint was deleted" : "");
    }

    private synchronized boolean wentBack() {
        isUndone = true;
        Runnable back = goBack;
        goBack = null;
        if (back != null) {
            back.run();
        }
        return back != null;
    }

    /** Whether what is activated next is still wanted; if so, how it would be taken back. */
    private synchronized boolean isActivatable(Runnable back) {
        goBack = isUndone ? null : back;
        return !isUndone;
    }

    private synchronized boolean isUndone() {
        return isUndone;
    }

    private synchronized void swept() {
        goBack = null;
    }

    private TrainingInput input(CentreInventory published) {
        told.accept("taking a savepoint");
        return job.read(savepoint -> {
            told.accept("reading the users of " + savepoint);
            return steps.input().apply(savepoint, published);
        });
    }

    private Sweep publish(CentreSet set, CentreSet before, OptionalLong activeBefore) {
        if (!job.isRunning()) {
            throw new IllegalStateException("the job stopped meanwhile; nothing was published");
        }
        if (isUndone()) {
            throw new IllegalStateException("interrupted; nothing was published");
        }
        CentreInventory published = topic.read();
        if (!published.active().equals(activeBefore)) {
            throw new IllegalStateException("version " + published.active().getAsLong()
                    + " was activated meanwhile, by somebody else; nothing was published");
        }
        told.accept("publishing version " + set.version());
        topic.publish(set);
        Runnable back = () -> {
            topic.publishIfMissing(before, published);
            topic.activate(before.version());
        };
        try {
            told.accept("waiting until version " + set.version() + " is in use everywhere");
            Sweep sweep = topic.activateAndWait(set.version(), () -> isActivatable(back));
            swept();
            removeOutdated(published, before);
            return sweep;
        } catch (IllegalStateException e) {
            swept();
            back.run();
            throw new IllegalStateException(
                    e.getMessage() + "; version " + before.version() + " was activated again", e);
        }
    }

    private void removeOutdated(CentreInventory published, CentreSet before) {
        List<CentreSet> whole = published.entries().stream()
                .map(CentreInventory.Entry::set)
                .filter(set -> set != null && set.version() != before.version())
                .toList();
        // The new set and the one before are kept in any case.
        whole.subList(0, Math.max(0, whole.size() - (KEPT_VERSIONS - 2))).forEach(topic::remove);
    }
}
