package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.SpaceVersions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.SpaceRollout;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TaskManagers die while the vectors of the space that clusters go by are replaced, and users click. */
@Tag("cluster")
class SpaceFailureITCase {
    private static final KnownWorld WORLD = KnownWorld.clusteredBySound(6_000);
    private static final double EVENTS_PER_SECOND = 25;
    private static final int WARM_UP = 1_000;

    private int kills;

    @Test
    void killedTaskManagersChangeNothingInWhatAReplacedSpaceBrings() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, WORLD.wrongItemVectors(), 1, 2, 1)) {
            eddy.run(2);
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                Waiting.until("some traffic", Duration.ofMinutes(1), () -> traffic.sent() > WARM_UP);
                replace(eddy, WORLD.wrongItemVectors());
                // The job would not have these if it lost an order.
                replace(eddy, WORLD.itemVectors());
                traffic.finish();
            }
            assertThat(kills).isEqualTo(4);
            eddy.assertEqualToOracle();
        }
    }

    /** A TaskManager dies when half of the vectors are sent, and one more when all are. */
    private void replace(DeployedEddy eddy, List<byte[]> vectors) {
        try (KafkaSpaceTopic topic = eddy.space(WORLD.sound().name())) {
            long version = new SpaceRollout(topic, step -> {
                        if (step.startsWith("waiting")) {
                            kill(eddy);
                        }
                    })
                    .publish(
                            number -> interrupted(KnownWorld.versioned(vectors, number), vectors.size() / 2, eddy),
                            true)
                    .version();
            assertThat(topic.order()).extracting(SpaceVersions::inUse).isEqualTo(version);
        }
    }

    private Iterator<byte[]> interrupted(Iterator<byte[]> vectors, int after, DeployedEddy eddy) {
        return IntStream.iterate(0, i -> vectors.hasNext(), i -> i + 1)
                .mapToObj(i -> {
                    if (i == after) {
                        kill(eddy);
                    }
                    return vectors.next();
                })
                .iterator();
    }

    private void kill(DeployedEddy eddy) {
        kills++;
        ClusterRest.Checkpoints before = eddy.checkpoints();
        eddy.cluster().killTaskManager();
        eddy.awaitRecovered(before);
    }
}
