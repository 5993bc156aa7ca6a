package dev.eddy.lab.bench;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.ListWatch;
import dev.eddy.lab.LocalEddy;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.SpaceRollout;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.serving.ServingOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The vectors of a space are replaced under load: no list of the space's channel is ever gone; how soon lists
 * come, and the live hit rate, are printed. The figures hang on the machine, on which nothing else should run. Without
 * {@code -Deddy.clicks-per-second} there are as many clicks a second as lists were made while the job caught up.
 */
@Tag("cluster")
class SpaceLoadITCase {
    private static final int USERS = 50_000;
    private static final int ITEMS = 20_000;
    private static final int CLUSTERS = 10;
    private static final int DIMENSION = 64;
    private static final int WARM_UP = 4 * USERS;
    private static final int WATCHED = 200;
    private static final int SECONDS_BEFORE = 60;
    private static final int REFRESHES = Integer.getInteger("eddy.refreshes", 2);
    private static final int VECTORS_PER_SECOND = Integer.getInteger("eddy.vectors-per-second", 500);

    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", DIMENSION);

    private static final BenchOptions OPTIONS = new BenchOptions(
            new LoadOptions(USERS, CLUSTERS, ITEMS, DIMENSION, Skew.NONE, 0, 1_000, 1),
            WARM_UP,
            2,
            "512m",
            EnumSet.of(BenchJob.EDDY),
            BacklogLists.EACH,
            Duration.ofSeconds(1),
            Duration.ZERO,
            null,
            false);

    private final BenchLoad load = new BenchLoad(OPTIONS.load());
    private final long startMillis = System.currentTimeMillis() - WARM_UP;

    @Test
    void theVectorsOfASpaceAreReplacedUnderLoad() throws Exception {
        try (LocalEddy eddy = LocalEddy.start(
                RecallOptions.ofDimension(DIMENSION),
                OPTIONS.parallelism(),
                ServingOptions.Channels.ALL,
                SteadyClicks.settings(OPTIONS),
                Map.of(
                        "catalog.spaces",
                        MOVES.text(),
                        "retrieval.search-every",
                        "1 min",
                        "retrieval.similar-every",
                        "1 h"))) {
            eddy.publish(load.catalogue(startMillis), Map.of(), load.centres());
            eddy.startJob();
            eddy.awaitCatalogue();
            refresh(eddy);
            replaceUnderLoad(eddy, clicksPerSecond(eddy));
            assertThat(eddy.job().restarts()).isZero();
        }
    }

    /** The rate of the warm-up, in which every user clicks four times, unless another is given. */
    private double clicksPerSecond(LocalEddy eddy) {
        double caughtUp = SteadyClicks.catchUp(eddy, load.clicks(0, WARM_UP, number -> startMillis + number));
        return Integer.getInteger("eddy.clicks-per-second", (int) caughtUp);
    }

    private void replaceUnderLoad(LocalEddy eddy, double clicksPerSecond) throws Exception {
        System.out.printf(ROOT, "%,.0f clicks/s%n", clicksPerSecond);
        Iterator<byte[]> clicks = load.clicks(WARM_UP, Long.MAX_VALUE - WARM_UP, n -> System.currentTimeMillis());
        List<String> watched =
                IntStream.range(0, WATCHED).mapToObj(LoadOptions::idOf).toList();
        try (SteadyClicks steady = SteadyClicks.start(eddy, clicks, clicksPerSecond);
                ListWatch lists = ListWatch.start(eddy.reader(), "u2i:" + MOVES.name(), watched)) {
            // Until every user has a list with the space.
            steady.awaitMore((int) (1 + USERS / clicksPerSecond));
            for (int i = 0; i < REFRESHES; i++) {
                Hits before = eddy.hits("merged");
                SteadyClicks.Freshness own = steady.measure(SECONDS_BEFORE, () -> refresh(eddy));
                steady.awaitMore(SECONDS_BEFORE);
                System.out.println(own.text() + "; hits since " + before + ": " + eddy.hits("merged"));
            }
            steady.stop();
            ListWatch.Seen seen = lists.stop();
            assertThat(seen.users()).isEqualTo(WATCHED);
            assertThat(seen.gone()).isEmpty();
        }
    }

    private void refresh(LocalEddy eddy) {
        try (KafkaSpaceTopic topic = eddy.commands().space(MOVES.name(), VECTORS_PER_SECOND)) {
            var version = new SpaceRollout(topic, step -> {}).publish(this::vectors, eddy.job() != null);
            System.out.printf(ROOT, "version %d of %,d vectors%n", version.version(), version.items());
        }
    }

    private Iterator<byte[]> vectors(long version) {
        return ItemVectorFile.records(MOVES, version, load.vectors(MOVES, version));
    }
}
