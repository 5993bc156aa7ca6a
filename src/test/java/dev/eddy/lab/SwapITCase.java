package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.ops.RebuildClient;
import dev.eddy.serving.ServingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is swapped while users click, in the end everybody is where the centres in use put them, and nobody is without a
 * list.
 */
@Tag("cluster")
class SwapITCase {
    private static final int CLUSTERS = 8;
    private static final int WARM_UP = 10_000;
    private static final double EVENTS_PER_SECOND = 150;
    private static final int WATCHED = 300;
    private static final int ROUNDS_PER_SWEEP = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final KnownWorld WORLD =
            new KnownWorld(WorldOptions.defaults().withSize(3_000, 600, 80).withEvents(16_000));

    /** So that a sweep lasts long enough to be interrupted on a slow machine, and the assignment hangs on nothing that was before. */
    private static final Map<String, String> SLOW_SWEEPS =
            Map.of("internal.membership.move-users-per-second", "200", "internal.membership.margin", "0");

    /** By version; the world's own, with guests, are the first. */
    private final List<CentreSet> sets = IntStream.rangeClosed(0, 11)
            .mapToObj(version -> version < 2 ? WORLD.centres() : WORLD.trained(version, CLUSTERS))
            .toList();

    @Test
    void tenSwapsAndARollbackEndWithEverybodyInOneCluster() throws Exception {
        try (LocalEddy eddy = SharedServices.start(WORLD.options(), 2, ServingOptions.Channels.MERGED, SLOW_SWEEPS)) {
            WORLD.publish(eddy);
            eddy.startJob();
            eddy.awaitCatalogue();
            warmUp(eddy);
            try (Traffic traffic = Traffic.start(
                            eddy.options().kafka(),
                            WORLD.stream().subList(WARM_UP, WORLD.stream().size()),
                            EVENTS_PER_SECOND);
                    ListWatch lists = ListWatch.start(eddy.reader(), watched());
                    Swaps swaps = new Swaps(eddy.options().kafka())) {
                swapTenTimesAndBack(eddy, lists, swaps);
                traffic.finish();
                eddy.awaitServed();
                ListWatch.Seen seen = lists.stop();
                assertThat(seen.gone()).isEmpty();
                assertThat(seen.users()).isGreaterThan(WATCHED / 2);
            }
            assertEverybodyInOneCluster(eddy, sets.get(10));
        }
    }

    /** Whoever was here before popularity was first counted got an empty list, so all are made once more. */
    private static void warmUp(LocalEddy eddy) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(WORLD.stream().subList(0, WARM_UP).iterator(), 0);
        }
        eddy.commands()
                .rebuild("warm", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
    }

    private static List<String> watched() {
        return WORLD.userIds().limit(WATCHED).toList();
    }

    private void swapTenTimesAndBack(LocalEddy eddy, ListWatch lists, Swaps swaps) {
        sweep(eddy, lists, () -> swaps.to(sets.get(2)));
        sweep(eddy, lists, () -> swaps.interrupted(sets.get(3), () -> swaps.to(sets.get(4))));
        sweep(
                eddy,
                lists,
                () -> swaps.interrupted(
                        sets.get(5), () -> swaps.interrupted(sets.get(6), () -> swaps.to(sets.get(7)))));
        sweep(eddy, lists, () -> {
            swaps.begin(sets.get(8));
            swaps.begin(sets.get(9));
            swaps.to(sets.get(10));
        });
        sweep(eddy, lists, () -> swaps.interrupted(sets.get(11), () -> swaps.backTo(sets.get(10))));
    }

    /** Lists keep coming through it, and whoever is watched was looked at often enough. */
    private static void sweep(LocalEddy eddy, ListWatch lists, Runnable swap) {
        long rounds = lists.rounds();
        long writes = eddy.metrics().counter("serve", "redisWrites");
        long moves = eddy.metrics().counter("update-users", "clusterMoves");
        swap.run();
        Waiting.until("all to be looked at", PATIENCE, () -> lists.rounds() > rounds + ROUNDS_PER_SWEEP);
        assertThat(eddy.metrics().counter("serve", "redisWrites")).isGreaterThan(writes);
        assertThat(eddy.metrics().counter("update-users", "clusterMoves")).isGreaterThan(moves);
    }

    private static void assertEverybodyInOneCluster(LocalEddy eddy, CentreSet active) {
        eddy.commands().awaitDone();
        Map<String, Integer> expected = WORLD.clusters(active);
        try (CandidateReader reader = eddy.reader()) {
            assertThat(new AssignmentCheck(reader, expected, active.version()).differences())
                    .isEmpty();
        }
        // Whose lists are made is in their own cluster, or the task would fail; this says that nobody is in another as
        // well.
        assertThat(eddy.metrics().sum("refresh", "residentMembers")).isEqualTo(expected.size());
        assertThat(eddy.job().restarts()).isZero();
    }
}
