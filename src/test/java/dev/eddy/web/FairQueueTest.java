package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.Lives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final List<String> ran = new ArrayList<>();

    private static void add(FairQueue queue, String owner, int count) {
        for (int i = 0; i < count; i++) {
            queue.enter(owner);
            queue.add(owner, () -> {});
        }
    }

    /** Runs one task after the other. */
    private void run(FairQueue queue, int count, Map<String, Integer> costs) {
        for (int i = 0; i < count; i++) {
            FairQueue.Turn turn = queue.next();
            ran.add((String) turn.owner());
            queue.end(turn, costs.get((String) turn.owner()));
        }
    }

    @Test
    void aFullQueueLetsATaskInWhenAnotherEnds() {
        var queue = new FairQueue(1, 2);
        add(queue, "ann", 1);
        add(queue, "bob", 1);
        assertThatThrownBy(() -> queue.enter("cid")).hasMessage("too many requests wait; try again");
        run(queue, 1, Map.of("ann", 1, "bob", 1));
        queue.enter("cid");
    }

    @Test
    void oneHolderHasHalfOfThePlaces() {
        var queue = new FairQueue(1, 10);
        add(queue, "ann", 5);
        assertThatThrownBy(() -> queue.enter("ann")).isInstanceOf(RequestException.class);
        add(queue, "bob", 5);
    }

    @Test
    void oneHolderHasTwoThirdsOfTheThreads() {
        var queue = new FairQueue(3, 10);
        add(queue, "ann", 5);
        FairQueue.Turn first = queue.next();
        queue.next();
        assertThat(queue.next()).isNull();
        add(queue, "bob", 1);
        assertThat(queue.next().owner()).isEqualTo("bob");
        queue.end(first, 1);
        assertThat(queue.next().owner()).isEqualTo("ann");
    }

    @Test
    void aHolderOfLongTasksWaitsForOneOfShortTasks() {
        var queue = new FairQueue(1, 100);
        add(queue, "long", 3);
        Map<String, Integer> costs = Map.of("long", 100, "short", 1);
        run(queue, 1, costs);
        add(queue, "short", 5);
        run(queue, 7, costs);
        assertThat(ran).containsExactly("long", "short", "short", "short", "short", "short", "long", "long");
    }

    @Test
    void nobodySavesUpTimeByAskingNothing() {
        var queue = new FairQueue(1, 100);
        add(queue, "busy", 20);
        Map<String, Integer> costs = Map.of("busy", 10, "late", 10);
        run(queue, 10, costs);
        add(queue, "late", 10);
        run(queue, 10, costs);
        assertThat(ran.subList(10, 20).stream().filter("late"::equals)).hasSizeBetween(4, 6);
    }

    /** Holders add, threads take and end, in any order: all run once. On one thread, two who always wait use the same time but for a task. */
    @Tag("lives")
    @Test
    void everyTaskRunsOnceAndTheTimeIsSharedEvenly() {
        for (int seed : Lives.of("fair queues", 2_000)) {
            var random = new Random(seed);
            int threads = 1 + random.nextInt(4);
            var queue = new FairQueue(threads, 1_000);
            int[] most = {1 + random.nextInt(50), 1 + random.nextInt(50)};
            Map<String, Integer> added = new HashMap<>(Map.of("0", 0, "1", 0));
            Map<String, Long> used = new HashMap<>(Map.of("0", 0L, "1", 0L));
            List<FairQueue.Turn> running = new ArrayList<>();
            add(queue, "0", 300);
            add(queue, "1", 300);
            int ended = 0;
            for (int step = 0; ended < 600; step++) {
                FairQueue.Turn turn = running.size() < threads && random.nextBoolean() ? queue.next() : null;
                if (turn != null) {
                    added.merge((String) turn.owner(), 1, Integer::sum);
                    running.add(turn);
                } else if (!running.isEmpty()) {
                    FairQueue.Turn end = running.remove(random.nextInt(running.size()));
                    int owner = Integer.parseInt((String) end.owner());
                    int cost = 1 + random.nextInt(most[owner]);
                    queue.end(end, cost);
                    used.merge((String) end.owner(), (long) cost, Long::sum);
                    ended++;
                }
                if (threads == 1 && added.get("0") < 300 && added.get("1") < 300) {
                    assertThat(Math.abs(used.get("0") - used.get("1")))
                            .as("seed %s, step %s", seed, step)
                            .isLessThanOrEqualTo(2L * Math.max(most[0], most[1]));
                }
            }
            assertThat(added).as("seed %s", seed).containsValues(300, 300);
            assertThat(queue.next()).as("seed %s", seed).isNull();
            add(queue, "0", 500);
            add(queue, "1", 500);
        }
    }
}
