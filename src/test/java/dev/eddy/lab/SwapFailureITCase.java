package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import java.time.Duration;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TaskManagers die in the middle of sweeps, while users click. */
@Tag("cluster")
class SwapFailureITCase {
    private static final KnownWorld WORLD = new KnownWorld(8_000);
    private static final double EVENTS_PER_SECOND = 40;
    private static final int WARM_UP = 1_000;
    private static final int SWAPS = 5;
    private static final int KILLS_PER_SWAP = 2;
    private static final int CLUSTERS = 5;

    @Test
    void killedTaskManagersChangeNothingInWhereASwapPutsEverybody() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 1, 2, 1)) {
            // A sweep takes some ten seconds, and the assignment hangs on nothing that was before.
            eddy.run(2, "-D", "internal.membership.walk-users-per-second=20", "-D", "internal.membership.margin=0");
            CentreSet active = WORLD.centres();
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND);
                    Swaps swaps = eddy.swaps()) {
                Waiting.until("some traffic", Duration.ofMinutes(1), () -> traffic.sent() > WARM_UP);
                try (ListWatch lists =
                        ListWatch.start(eddy.reader(), WORLD.userIds().toList())) {
                    var random = new SplittableRandom(11);
                    for (int swap = 0; swap < SWAPS; swap++) {
                        active = WORLD.trained(active.version() + 1, CLUSTERS);
                        var kills = new Kills(eddy, random);
                        swaps.to(active, kills::walked);
                        assertThat(kills.areDone()).isTrue();
                    }
                    ListWatch.Seen seen = lists.stop();
                    assertThat(seen.gone()).isEmpty();
                    assertThat(seen.users()).isGreaterThan(100);
                }
                traffic.finish();
            }
            eddy.assertEverybodyInOneCluster(active);
        }
    }

    /** Kills TaskManagers at random moments of a sweep. */
    private static final class Kills {
        private final DeployedEddy eddy;
        /** Shares of the buckets. */
        private final PrimitiveIterator.OfDouble moments;

        private double next;

        private Kills(DeployedEddy eddy, SplittableRandom random) {
            this.eddy = eddy;
            this.moments = random.doubles(KILLS_PER_SWAP).sorted().iterator();
            this.next = moments.nextDouble();
        }

        private boolean areDone() {
            return next == Double.POSITIVE_INFINITY;
        }

        private void walked(int buckets, int of) {
            if (buckets == 0 || buckets < next * of) {
                return;
            }
            next = moments.hasNext() ? moments.nextDouble() : Double.POSITIVE_INFINITY;
            ClusterRest.Checkpoints before = eddy.checkpoints();
            eddy.cluster().killTaskManager();
            eddy.awaitRecovered(before);
        }
    }
}
