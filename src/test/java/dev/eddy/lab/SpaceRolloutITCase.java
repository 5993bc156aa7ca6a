package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.CandidateReader;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VectorSpace;
import dev.eddy.item.VersionManifest;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.SpaceRollout;
import dev.eddy.serving.ServingOptions;
import dev.eddy.tower.Towers;
import dev.eddy.trial.OracleCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vectors of a space are replaced while users click, whose clusters go by this space, and those of another with its user
 * tower: no list is without their channels, also when the job is redeployed in the middle, and in the end every list is the
 * oracle's with the new vectors and the new tower.
 */
class SpaceRolloutITCase {
    private static final KnownWorld WORLD = KnownWorld.clusteredBySound(6_000);
    private static final byte[] WRONG_TOWER = Towers.random(KnownWorld.TASTE.dimension(), 2);
    private static final int WARM_UP = 3_000;
    private static final double EVENTS_PER_SECOND = 60;
    private static final int WATCHED = 40;

    @Test
    void aSpaceIsReplacedWhileUsersClick(@TempDir Path savepoints) throws Exception {
        try (LocalEddy eddy = SharedServices.start(WORLD.options(), 2, ServingOptions.Channels.ALL)) {
            WORLD.publishSpaces(eddy, WORLD.wrongItemVectors(), WRONG_TOWER);
            eddy.publish(WORLD.items().iterator(), Map.of(), WORLD.centres());
            eddy.startJob();
            eddy.awaitCatalogue();
            try (Replay replay = eddy.replay()) {
                replay.runWorld(WORLD.stream().subList(0, WARM_UP).iterator(), 0);
            }
            eddy.awaitServed();
            try (Traffic traffic = Traffic.start(
                            eddy.options().kafka(),
                            WORLD.stream().subList(WARM_UP, WORLD.stream().size()),
                            EVENTS_PER_SECOND);
                    ListWatch bySound = watch(eddy, WORLD.sound());
                    ListWatch byTaste = watch(eddy, KnownWorld.TASTE)) {
                VersionManifest version = replaceDuringARedeployment(eddy, savepoints);
                goBackAndForth(eddy, version.version());
                replaceTower(eddy);
                traffic.finish();
                eddy.awaitServed();
                for (ListWatch lists : List.of(bySound, byTaste)) {
                    ListWatch.Seen seen = lists.stop();
                    assertThat(seen.gone()).isEmpty();
                    assertThat(seen.users()).isGreaterThan(WATCHED / 2);
                }
            }
            assertThat(eddy.job().restarts()).isZero();
            assertEqualToOracle(eddy);
        }
    }

    private static ListWatch watch(LocalEddy eddy, VectorSpace space) {
        return ListWatch.start(
                eddy.reader(),
                "u2i:" + space.name(),
                WORLD.userIds().limit(WATCHED).toList());
    }

    private static VersionManifest replaceDuringARedeployment(LocalEddy eddy, Path savepoints) {
        try (var topic = topic(eddy)) {
            return new SpaceRollout(topic, step -> {
                        if (step.startsWith("waiting")) {
                            eddy.resumeJob(eddy.stopJob(savepoints), 1);
                        }
                    })
                    .publish(WORLD::itemVectors, true);
        }
    }

    private static void goBackAndForth(LocalEddy eddy, long version) {
        try (var topic = topic(eddy)) {
            var rollout = new SpaceRollout(topic, step -> {});
            rollout.activate(0);
            assertThat(topic.order()).isEqualTo(new SpaceVersions(WORLD.sound().name(), 0, version));
            rollout.activate(version);
        }
    }

    private static void replaceTower(LocalEddy eddy) {
        try (var topic = eddy.commands().space(KnownWorld.TASTE.name(), 0)) {
            VersionManifest version =
                    new SpaceRollout(topic, step -> {}).publish(WORLD::tasteVectors, KnownWorld.TOWER, true);
            assertThat(topic.order().inUse()).isEqualTo(version.version());
        }
    }

    private static KafkaSpaceTopic topic(LocalEddy eddy) {
        return eddy.commands().space(WORLD.sound().name(), 0);
    }

    private static void assertEqualToOracle(LocalEddy eddy) {
        eddy.commands()
                .rebuild("test", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
        try (CandidateReader reader = eddy.reader()) {
            OracleCheck.Result result = WORLD.compare(reader);
            assertThat(result.differences()).isEqualTo(List.of());
            assertThat(result.lists()).isGreaterThan(200 * 12);
        }
    }
}
