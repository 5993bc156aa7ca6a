package dev.eddy.lab.bench;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.AssignmentCheck;
import dev.eddy.lab.ListWatch;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Swaps;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.option.Options;
import dev.eddy.serving.ServingOptions;
import dev.eddy.user.MembershipOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Swaps under load: everybody ends in one cluster, and nobody is without a list; how soon lists come is printed. The
 * figures hang on the machine, on which nothing else should run. There are as many clicks a second as lists were made a second
 * while the job caught up, with the state of all clicks to be made besides: about a third of what it bears. The pace of the sweeps is the shipped one, unless given by
 * {@code -Deddy.move-users-per-second}; {@code -Deddy.swaps=10} swaps more often. What is measured before a swap and during it
 * is about as long, so that checkpoints fall into both alike.
 */
@Tag("cluster")
class SwapLoadITCase {
    private static final int USERS = 50_000;
    private static final int WARM_UP = 4 * USERS;
    private static final int CLUSTERS = 10;
    private static final int WATCHED = 200;
    private static final int SECONDS_BEFORE = 60;
    private static final int SWAPS = Integer.getInteger("eddy.swaps", 3);
    private static final int PACE = Integer.getInteger(
            "eddy.move-users-per-second",
            Options.defaults(MembershipOptions.class).moveUsersPerSecond());

    private static final BenchOptions OPTIONS = new BenchOptions(
            new LoadOptions(USERS, 50, 20_000, 64, Skew.NONE, 0, 1_000, 1),
            WARM_UP,
            2,
            "512m",
            EnumSet.of(BenchJob.EDDY),
            BacklogLists.EACH,
            Duration.ofSeconds(1),
            Duration.ZERO,
            null,
            false);
    private static final RecallOptions RECALL =
            RecallOptions.ofDimension(OPTIONS.load().dimension());

    private final BenchLoad load = new BenchLoad(OPTIONS.load());
    private final RecordedClicks clicks = new RecordedClicks(load);
    private final long startMillis = System.currentTimeMillis() - WARM_UP;
    private final ClickOracle oracle = oracle();
    private final List<CentreSet> sets = new ArrayList<>(List.of(load.centres()));
    private final SteadyClicks.Freshness all = new SteadyClicks.Freshness();
    private double clicksPerSecond;

    private ClickOracle oracle() {
        List<byte[]> items = new ArrayList<>();
        load.catalogue(startMillis).forEachRemaining(items::add);
        return new ClickOracle(
                RecordedItems.parse(items, OPTIONS.load().dimension())
                        .catalogue(new TagVectors(OPTIONS.load().dimension())),
                RECALL.interest());
    }

    @Test
    void swapsAndARollback() throws Exception {
        try (LocalEddy eddy = LocalEddy.start(
                RECALL,
                OPTIONS.parallelism(),
                ServingOptions.Channels.MERGED,
                SteadyClicks.settings(OPTIONS),
                Map.of(
                        "internal.membership.move-users-per-second",
                        Integer.toString(PACE),
                        "internal.membership.margin",
                        "0"))) {
            eddy.publish(load.catalogue(startMillis), Map.of(), load.centres());
            eddy.startJob();
            eddy.awaitCatalogue();
            warmUp(eddy);
            train();
            long sent = swapUnderLoad(eddy);
            eddy.awaitServed();
            assertEverybodyHasAList(eddy);
            eddy.commands().awaitDone();
            oracle.foldUpTo(sent, clicks);
            assertEverybodyInOneCluster(eddy, sets.get(SWAPS + 1));
        }
    }

    private void warmUp(LocalEddy eddy) {
        clicksPerSecond = SteadyClicks.catchUp(eddy, clicks.past(WARM_UP, startMillis));
        System.out.printf(ROOT, "%,.0f clicks/s%n", clicksPerSecond);
        assertEverybodyHasAList(eddy);
        oracle.foldUpTo(WARM_UP, clicks);
    }

    /** By turns with ids of clusters that are others, so that almost everybody moves, and with those they continue. */
    private void train() {
        for (int version = 2; version <= SWAPS + 3; version++) {
            CentreSet last = sets.get(sets.size() - 1);
            sets.add(oracle.trained(version, CLUSTERS, version % 2 == 0 ? null : last));
        }
    }

    private long swapUnderLoad(LocalEddy eddy) throws Exception {
        List<String> watched =
                IntStream.range(0, WATCHED).mapToObj(LoadOptions::idOf).toList();
        try (SteadyClicks steady = SteadyClicks.start(eddy, clicks.live(WARM_UP), clicksPerSecond);
                ListWatch lists = ListWatch.start(eddy.reader(), watched);
                Swaps swaps = new Swaps(eddy.options().kafka())) {
            steady.awaitMore(10);
            // Fewer and larger clusters make lists cost more, which is no matter of the swap.
            swaps.to(sets.get(1));
            steady.awaitMore(10);
            for (int swap = 2; swap <= SWAPS + 1; swap++) {
                CentreSet next = sets.get(swap);
                measure(eddy, steady, "to version " + next.version(), () -> swaps.to(next));
            }
            measure(eddy, steady, "half-way to another version and back", () -> {
                swaps.interrupted(sets.get(SWAPS + 2), () -> swaps.backTo(sets.get(SWAPS + 1)));
                return null;
            });
            System.out.println("all: " + all.text());
            long sent = steady.stop();
            ListWatch.Seen seen = lists.stop();
            assertThat(seen.users()).isEqualTo(WATCHED);
            assertThat(seen.gone()).isEmpty();
            return WARM_UP + sent;
        }
    }

    private void measure(LocalEddy eddy, SteadyClicks steady, String what, Supplier<Sweep> swap) {
        long moves = eddy.metrics().counter("update-users", "clusterMoves");
        var sweep = new AtomicReference<Sweep>();
        SteadyClicks.Freshness own = steady.measure(SECONDS_BEFORE, () -> sweep.set(swap.get()));
        long moved = eddy.metrics().counter("update-users", "clusterMoves") - moves;
        assertThat(own.during().getTotalCount()).as("lists during the sweep").isPositive();
        all.add(own);
        System.out.printf(
                ROOT,
                "%s, %,d moves: %s; %s%n",
                what,
                moved,
                sweep.get() == null
                        ? "-"
                        : "%,d users swept in %.1f s"
                                .formatted(
                                        sweep.get().users(), sweep.get().took().toMillis() / 1e3),
                own.text());
    }

    private static void assertEverybodyHasAList(LocalEddy eddy) {
        try (CandidateReader reader = eddy.reader()) {
            assertThat(IntStream.range(0, USERS)
                            .mapToObj(LoadOptions::idOf)
                            .filter(userId -> reader.merged(userId)
                                    .filter(list -> !list.candidates().isEmpty())
                                    .isEmpty()))
                    .isEmpty();
        }
    }

    private void assertEverybodyInOneCluster(LocalEddy eddy, CentreSet active) {
        Map<String, Integer> expected = oracle.clusters(active);
        try (CandidateReader reader = eddy.reader()) {
            assertThat(new AssignmentCheck(reader, expected, active.version()).differences())
                    .isEmpty();
        }
        assertThat(expected).hasSize(USERS);
        assertThat(eddy.metrics().sum("refresh", "residentMembers")).isEqualTo(USERS);
        assertThat(eddy.job().restarts()).isZero();
    }
}
