package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes the baselines through the clicks in threads of their own, a batch of clicks behind Eddy. Each baseline sees every
 * click in order, and shares nothing with the others, so that the figures are those of one thread.
 */
final class BaselineLanes {
    private static final int BATCH = 256;
    private static final int UNSCORED = -1;

    private final List<Lane> lanes;
    private List<Step> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /**
     * What the baselines do with a click.
     *
     * @param scored its index among the scored clicks, or {@link #UNSCORED}
     * @param isFolded whether they are told of it
     */
    private record Step(Behaviour click, int scored, boolean isFolded) {}

    /** @param shown takes the lists that were asked for */
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
            ranks.put(step.scored, Trial.rank(list.size(), list::get, step.click.itemId()));
            shown.accept(list);
        }
    }

    BaselineLanes(List<Baseline> baselines, Contest contest, ShownItems shown) {
        this.lanes = baselines.stream()
                .map(baseline -> new Lane(
                        baseline, contest.ofBaseline(baseline.name()), list -> shown.byBaseline(baseline.name(), list)))
                .toList();
    }

    /** Looks for a click that is scored; then the baselines are told of it, if at all. */
    void score(Behaviour click, int scored, boolean isFolded) {
        add(new Step(click, scored, isFolded));
    }

    /** Tells the baselines of a click that is not scored. */
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

    /** Waits until the baselines are through with all clicks so far. */
    void finish() {
        start();
        running.join();
    }
}
