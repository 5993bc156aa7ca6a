package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.TagShare;
import dev.eddy.console.DistinctiveTags;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.RecallEngine;
import dev.eddy.user.User;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The clusters of a made-up population, as a product manager looks at them. */
class ClusterFacesTest {
    private static final WorldOptions WORLD =
            WorldOptions.defaults().withSize(600, 500, 100).withEvents(8_000);
    private static final int DIMENSION = 64;
    private static final int SHOWN = 5;

    private final RecallOptions options = RecallOptions.ofDimension(DIMENSION).reproducible();
    private final RecallEngine engine = engine("4");
    private final Map<Integer, GroupProfile> profiles = engine.profiles(0);

    @Test
    void theTagsThatTellTwoClustersFromTheOthersAreOthers() {
        Map<Integer, ClusterSummary> summaries = new HashMap<>();
        profiles.forEach(
                (cluster, profile) -> summaries.put(cluster, new ClusterSummary(0, profile.members(), profile.tags())));
        var distinctive = new DistinctiveTags<>(summaries);
        List<Set<String>> faces = new ArrayList<>();
        for (int cluster : profiles.keySet()) {
            faces.add(distinctive.of(cluster).stream()
                    .limit(SHOWN)
                    .map(TagShare::tag)
                    .collect(Collectors.toSet()));
        }
        assertThat(faces).hasSize(4).allSatisfy(face -> assertThat(face).hasSize(SHOWN));
        for (int i = 0; i < faces.size(); i++) {
            for (int j = 0; j < i; j++) {
                Set<String> shared = new HashSet<>(faces.get(i));
                shared.retainAll(faces.get(j));
                assertThat(shared)
                        .as("of %s and %s", faces.get(i), faces.get(j))
                        .hasSizeLessThanOrEqualTo(SHOWN / 3);
            }
        }
    }

    @Test
    void membersAreNearerToTheDirectionOfTheirClusterThanToThatOfAnother() {
        Map<Integer, Map<Integer, Double>> cosines = new HashMap<>();
        Map<Integer, Integer> members = new HashMap<>();
        for (String userId : engine.userIds()) {
            User user = engine.user(userId);
            float[] direction = user.interest().direction();
            if (user.hasCluster() && direction != null) {
                members.merge(user.cluster(), 1, Integer::sum);
                Map<Integer, Double> ofCluster = cosines.computeIfAbsent(user.cluster(), any -> new HashMap<>());
                profiles.forEach((cluster, profile) ->
                        ofCluster.merge(cluster, Vectors.dot(direction, floats(profile.direction())), Double::sum));
            }
        }
        assertThat(cosines.keySet()).isEqualTo(profiles.keySet());
        cosines.forEach((cluster, sums) -> sums.forEach((other, sum) -> {
            assertThat(sum).as("of cluster %s to %s", cluster, other).isLessThanOrEqualTo(sums.get(cluster));
        }));
        members.forEach(
                (cluster, count) -> assertThat(profiles.get(cluster).members()).isEqualTo(count));
    }

    private RecallEngine engine(String clusters) {
        var world = new SyntheticWorld(WORLD);
        List<WorldRecord> records = new ArrayList<>();
        world.items().forEach(records::add);
        world.forEachRemaining(records::add);
        Catalogue catalogue = RecordedItems.parse(json(records, WorldRecord.Kind.ITEM), DIMENSION)
                .catalogue(new TagVectors(DIMENSION));
        List<Behaviour> events = RecordedEvents.parse(json(records, WorldRecord.Kind.EVENT));
        CentreSet centres = new CentreTraining(options.interest(), catalogue, 1).train(events, clusters, 1);
        var made = new RecallEngine(options, catalogue, centres);
        events.forEach(made::fold);
        return made;
    }

    /** Those of a kind, without the records that take an item down. */
    private static List<byte[]> json(List<WorldRecord> records, WorldRecord.Kind kind) {
        return records.stream()
                .filter(record -> record.kind() == kind && record.json() != null)
                .map(record -> record.json().getBytes(UTF_8))
                .toList();
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
