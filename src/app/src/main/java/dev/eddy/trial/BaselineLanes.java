package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.thread.DaemonThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the baselines in parallel, one batch of 256 clicks behind Eddy. Each baseline gets every click in order and shares no data,
 * so the figures equal those of one thread.
 */
final class BaselineLanes {
    private static final int BATCH = 256;
    /** Index of a click that is not scored. */
    static final int UNSCORED = -1;

    private final List<Lane> lanes;
    private List<Step> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    private record Step(Behaviour click, int scored, boolean isFolded) {}

    private record Lane(Baseline baseline, Ranks ranks) {
        void run(List<Step> steps) {
            for (Step step : steps) {
                if (step.scored != UNSCORED) {
                    score(step);
                }
                if (step.isFolded) {
                    baseline.fold(step.click);
                }
            }
        }

        private void score(Step step) {
            List<String> list = baseline.recall(step.click.userId(), step.click.atMillis(), Ranks.DEPTH);
            ranks.put(step.scored, list.indexOf(step.click.itemId()) + 1);
            ranks.show(list);
        }
    }

    BaselineLanes(List<Baseline> baselines, Contest contest) {
        this.lanes = baselines.stream()
                .map(baseline -> new Lane(baseline, contest.baselines().get(baseline.name())))
                .toList();
    }

    /**
     * Looks for a scored click, then learns from it.
     *
     * @param scored index among the scored clicks, or {@link #UNSCORED}
     * @param isFolded whether the baselines learn from it
     */
    void add(Behaviour click, int scored, boolean isFolded) {
        if (!lanes.isEmpty() && (scored != UNSCORED || isFolded)) {
            batch.add(new Step(click, scored, isFolded));
        }
        if (batch.size() == BATCH) {
            start();
        }
    }

    private void start() {
        running.join();
        List<Step> steps = batch;
        running = DaemonThread.run("baselines", () -> lanes.parallelStream().forEach(lane -> lane.run(steps)));
        batch = new ArrayList<>(BATCH);
    }

    /** Waits until the baselines are done with all clicks so far. */
    void finish() {
        start();
        running.join();
    }
}
