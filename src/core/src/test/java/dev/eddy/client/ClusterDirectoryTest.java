package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterDirectoryTest {
    private final ClusterDirectory directory = new ClusterDirectory(Map.of(
            3, cluster(new TagShare("jazz", .5f), new TagShare("live", .2f)),
            5, cluster(new TagShare("rock", .5f), new TagShare("live", .4f)),
            7, cluster(new TagShare("live", .45f), new TagShare("jazz", .1f)),
            9, cluster(new TagShare("live", .1f), new TagShare("opera", .05f))));

    @Test
    void theClusterThatHasMostOfATagIsFound() {
        assertThat(directory.find(List.of("jazz"))).hasValue(3);
        assertThat(directory.find(List.of("live"))).hasValue(7);
        assertThat(directory.find(List.of("jazz", "live"))).hasValue(3);
    }

    @Test
    void aRareTagSaysMoreThanOneOfAll() {
        assertThat(directory.find(List.of("live", "rock"))).hasValue(5);
        assertThat(directory.find(List.of("opera"))).hasValue(9);
    }

    @Test
    void whereNobodyKnowsATagThereIsNoCluster() {
        assertThat(directory.find(List.of("polka"))).isEmpty();
        assertThat(directory.find(List.of())).isEmpty();
        assertThat(new ClusterDirectory(Map.of()).find(List.of("jazz"))).isEmpty();
    }

    @Test
    void theLowestOfEqualsIsFound() {
        var equals = new ClusterDirectory(
                Map.of(8, cluster(new TagShare("jazz", .5f)), 4, cluster(new TagShare("jazz", .5f))));
        assertThat(equals.find(List.of("jazz"))).hasValue(4);
    }

    private static ClusterSummary cluster(TagShare... tags) {
        return new ClusterSummary(1, 100, List.of(tags));
    }
}
