package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.ops.KeptVersions;
import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.training.Retrained;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingReport;
import dev.eddy.trial.CentreGate;
import dev.eddy.trial.HitRates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Retrains the centres of the running job: reads a savepoint, trains centres, tries them on recent events, publishes and
 * activates them. If the job does not assign all users with them in time, it activates the centres from before again. Until
 * the activation nothing changes for the job.
 */
public final class CentreRefresh {
    private final RunningJob job;
    private final CentreTopic topic;
    private final Steps steps;
    private final CentreGate gate;
    private final CentreSet first;
    private final Consumer<String> told;
    /** Reverts the activation while its sweep runs; null at other times. */
    private Runnable goBack;

    private boolean isUndone;

    /**
     * The steps between the savepoint and the publication.
     *
     * @param input reads the users of a savepoint, given its path and the published sets
     * @param trial compares the centres in use with the new ones; null for no trial
     */
    public record Steps(
            BiFunction<String, CentreInventory, TrainingInput> input,
            Function<TrainingInput, Retrained> training,
            BiFunction<CentreSet, CentreSet, HitRates> trial) {}

    /**
     * Outcome of a refresh.
     *
     * @param trial result on recent events; null without a trial
     * @param refusal reason for not publishing the centres; null if they were published
     * @param sweep assignment of all users with them; null if they were not published
     */
    public record Outcome(TrainingReport training, HitRates trial, String refusal, Sweep sweep) {
        public boolean isPublished() {
            return refusal == null;
        }
    }

    /** Gets the initial centres of the job, in use until a set is published, and a listener for the names of the steps. */
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
     * Runs the refresh. Throws {@link IllegalStateException} when the job stops, other centres are activated meanwhile, or the
     * sweep takes too long; the job then uses the centres from before.
     */
    public Outcome run() {
        // No other refresh runs, so no savepoint in the folder is in use.
        job.disposeOfLeftOvers(Duration.ZERO, told);
        CentreInventory published = topic.read();
        CentreSet active = published.activeOr(first);
        told.accept("taking a savepoint");
        TrainingInput input = job.read(savepoint -> {
            told.accept("reading the users of " + savepoint);
            return steps.input().apply(savepoint, published);
        });
        told.accept("training");
        Retrained retrained = steps.training().apply(input);
        CentreSet set = retrained.toSet(input.version(), input.trainedAtMillis(), active.version());
        TrainingReport report = retrained.report(set);
        Optional<String> refusal = gate.refusal(set, report, first.dimension());
        HitRates trial = null;
        if (refusal.isEmpty() && steps.trial() != null) {
            told.accept("trying the centres on recent events");
            trial = steps.trial().apply(active, set);
            refusal = gate.refusal(trial);
        }
        Sweep sweep = refusal.isPresent() ? null : publish(set, active, published.active());
        return new Outcome(report, trial, refusal.orElse(null), sweep);
    }

    /** Reverts an unfinished refresh at shutdown, on another thread than {@link #run}; returns a message for the user. */
    public String undo() {
        if (wentBack()) {
            return "interrupted: the centres from before were activated again";
        }
        String unchanged = "interrupted: the centres from before stay in use";
        try {
            return unchanged + (job.abandon() ? ", the savepoint was deleted" : "");
        } catch (IllegalStateException e) {
            return unchanged + "; the next refresh deletes the savepoint, for now " + e.getMessage();
        }
    }

    private synchronized boolean wentBack() {
        isUndone = true;
        if (goBack == null) {
            return false;
        }
        Runnable back = goBack;
        goBack = null;
        back.run();
        return true;
    }

    /** Whether the activation may go on; if so, remembers how to revert it. */
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
                    + " was activated meanwhile by another process; nothing was published");
        }
        told.accept("publishing version " + set.version());
        topic.publishInactive(set);
        Runnable back = () -> {
            topic.publishIfMissing(before, published);
            topic.activate(before.version());
        };
        try {
            told.accept("waiting until all users are assigned with version " + set.version());
            Sweep sweep = topic.activateAndWait(set.version(), () -> isActivatable(back));
            swept();
            removeOutdated(published, Set.of(before.version(), set.version()));
            return sweep;
        } catch (IllegalStateException e) {
            swept();
            back.run();
            throw new IllegalStateException(
                    e.getMessage() + "; version " + before.version() + " was activated again", e);
        }
    }

    private void removeOutdated(CentreInventory published, Set<Long> needed) {
        Map<Long, CentreSet> whole = new LinkedHashMap<>();
        published.entries().stream()
                .map(CentreInventory.Entry::set)
                .filter(Objects::nonNull)
                .forEach(set -> whole.put(set.version(), set));
        KeptVersions.outdated(whole.keySet(), needed).forEach(version -> topic.remove(whole.get(version)));
    }
}
