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
import dev.eddy.lab.Replay;
import dev.eddy.lab.Swaps;
import dev.eddy.lab.Waiting;
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
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
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
    private static final double CAUGHT_UP_SECONDS = .2;
    private static final int SWAPS = Integer.getInteger("eddy.swaps", 3);
    private static final int PACE = Integer.getInteger(
            "eddy.move-users-per-second",
            Options.defaults(MembershipOptions.class).moveUsersPerSecond());
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final BenchOptions OPTIONS = new BenchOptions(
            new LoadOptions(USERS, 50, 20_000, 64, Skew.NONE, 1_000, 1),
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
    private final Histogram before = new Histogram(3);
    private final Histogram during = new Histogram(3);
    private final Histogram after = new Histogram(3);
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
                settings(),
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

    private static Configuration settings() {
        var settings = new Configuration();
        settings.setString("taskmanager.memory.managed.size", OPTIONS.managedMemory());
        return settings;
    }

    private void warmUp(LocalEddy eddy) {
        long began = System.nanoTime();
        try (Replay replay = eddy.replay()) {
            replay.run(clicks.past(WARM_UP, startMillis), 0);
        }
        eddy.awaitServed();
        clicksPerSecond = new ServedClicks(eddy.metrics()).writes() / ((System.nanoTime() - began) / 1e9);
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
        try (Replay replay = eddy.replay();
                ListWatch lists = ListWatch.start(eddy.reader(), watched);
                Swaps swaps = new Swaps(eddy.options().kafka())) {
            var publishing = new FutureTask<>(() -> replay.run(clicks.live(WARM_UP), clicksPerSecond), null);
            var served = new ServedClicks(eddy.metrics());
            long servedBefore = served.count();
            new Thread(publishing, "clicks").start();
            awaitMore(eddy, 10);
            // Fewer and larger clusters make lists cost more, which is no matter of the swap.
            swaps.to(sets.get(1));
            awaitMore(eddy, 10);
            for (int swap = 2; swap <= SWAPS + 1; swap++) {
                CentreSet next = sets.get(swap);
                awaitCaughtUp(served, servedBefore, replay);
                measure(eddy, "to version " + next.version(), () -> swaps.to(next));
            }
            awaitCaughtUp(served, servedBefore, replay);
            measure(eddy, "half-way to another version and back", () -> {
                swaps.interrupted(sets.get(SWAPS + 2), () -> swaps.backTo(sets.get(SWAPS + 1)));
                return null;
            });
            report("all", null, before, during, after);
            replay.stop();
            publishing.get();
            ListWatch.Seen seen = lists.stop();
            assertThat(seen.users()).isEqualTo(WATCHED);
            assertThat(seen.gone()).isEmpty();
            return WARM_UP + replay.sent();
        }
    }

    /** Waits until the lists of so many seconds' clicks are in Redis. */
    private void awaitMore(LocalEddy eddy, int seconds) {
        var served = new ServedClicks(eddy.metrics());
        double wanted = served.count() + seconds * clicksPerSecond;
        Waiting.until("clicks to be served", PATIENCE, () -> served.count() >= wanted);
    }

    /** What one swap held up must not count as what was before the next. */
    private void awaitCaughtUp(ServedClicks served, long servedBefore, Replay replay) {
        Waiting.until(
                "the job to catch up",
                PATIENCE,
                () -> replay.sent() - (served.count() - servedBefore) < CAUGHT_UP_SECONDS * clicksPerSecond);
    }

    private void measure(LocalEddy eddy, String what, Supplier<Sweep> swap) {
        Histogram begin = eddy.freshness();
        awaitMore(eddy, SECONDS_BEFORE);
        Histogram ordered = eddy.freshness();
        long moves = eddy.metrics().counter("update-users", "clusterMoves");
        Sweep sweep = swap.get();
        Histogram swept = eddy.freshness();
        long moved = eddy.metrics().counter("update-users", "clusterMoves") - moves;
        awaitMore(eddy, 1);
        Histogram end = eddy.freshness();
        Histogram ownBefore = between(begin, ordered);
        Histogram ownDuring = between(ordered, swept);
        Histogram ownAfter = between(swept, end);
        assertThat(ownDuring.getTotalCount()).as("lists during the sweep").isPositive();
        before.add(ownBefore);
        during.add(ownDuring);
        after.add(ownAfter);
        report("%s, %,d moves".formatted(what, moved), sweep, ownBefore, ownDuring, ownAfter);
    }

    private static Histogram between(Histogram earlier, Histogram later) {
        Histogram difference = later.copy();
        difference.subtract(earlier);
        return difference;
    }

    private static void report(String what, Sweep sweep, Histogram before, Histogram during, Histogram after) {
        System.out.printf(
                ROOT,
                "%s: %s; click to Redis in ms, p50 / p99: before %d / %d, during %d / %d of %,d, the second after %d / %d%n",
                what,
                sweep == null
                        ? "-"
                        : "%,d users swept in %.1f s"
                                .formatted(sweep.users(), sweep.took().toMillis() / 1e3),
                before.getValueAtPercentile(50),
                before.getValueAtPercentile(99),
                during.getValueAtPercentile(50),
                during.getValueAtPercentile(99),
                during.getTotalCount(),
                after.getValueAtPercentile(50),
                after.getValueAtPercentile(99));
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
