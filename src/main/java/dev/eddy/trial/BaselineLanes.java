package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs the baselines in parallel, one batch of 256 clicks behind Eddy. Each baseline gets every click in order and shares no data,
 * so the figures equal those of one thread.
 */
final class BaselineLanes {
    private static final int BATCH = 256;
    private static final int UNSCORED = -1;

    private final List<Lane> lanes;
    private List<Step> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /**
     * One click.
     *
     * @param scored index among the scored clicks, or {@link #UNSCORED}
     * @param isFolded whether the baselines learn from it
     */
    private record Step(Behaviour click, int scored, boolean isFolded) {}

    /** @param shown receives every recalled list */
    private record Lane(Baseline baseline, Ranks ranks, Consumer<List<String>> shown) {
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
            ranks.put(step.scored, Ranks.rank(list.size(), list::get, step.click.itemId()));
            shown.accept(list);
        }
    }

    BaselineLanes(List<Baseline> baselines, Contest contest, ShownItems shown) {
        this.lanes = baselines.stream()
                .map(baseline -> new Lane(
                        baseline, contest.ofBaseline(baseline.name()), list -> shown.byBaseline(baseline.name(), list)))
                .toList();
    }

    /** Looks for a scored click; the baselines learn from it if {@code isFolded}. */
    void score(Behaviour click, int scored, boolean isFolded) {
        add(new Step(click, scored, isFolded));
    }

    /** Lets the baselines learn from a click that is not scored. */
    void fold(Behaviour click) {
        add(new Step(click, UNSCORED, true));
    }

    private void add(Step step) {
        if (lanes.isEmpty()) {
            return;
        }
        batch.add(step);
        if (batch.size() == BATCH) {
            start();
        }
    }

    private void start() {
        running.join();
        List<Step> steps = batch;
        running = CompletableFuture.runAsync(() -> lanes.parallelStream().forEach(lane -> lane.run(steps)));
        batch = new ArrayList<>(BATCH);
    }

    /** Waits until the baselines are done with all clicks so far. */
    void finish() {
        start();
        running.join();
    }
}
