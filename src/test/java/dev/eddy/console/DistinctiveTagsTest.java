package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.TagShare;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistinctiveTagsTest {
    private static final TagShare LAST = new TagShare("last", .001f);

    @Test
    void whatAllClustersHaveTellsNoneOfThemFromTheOthers() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(100, new TagShare("live", .5f), new TagShare("jazz", .3f), LAST),
                5,
                        cluster(
                                100,
                                new TagShare("live", .5f),
                                new TagShare("rock", .2f),
                                new TagShare("loud", .1f),
                                LAST)));
        assertThat(tags.of(3)).containsExactly(new TagShare("jazz", .3f));
        assertThat(tags.of(5)).extracting(TagShare::tag).containsExactly("rock", "loud");
    }

    @Test
    void aSharedTagCountsWhereThereIsMoreOfIt() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(100, new TagShare("live", .6f), LAST),
                5, cluster(100, new TagShare("live", .2f), LAST)));
        assertThat(tags.of(3)).extracting(TagShare::tag).containsExactly("live");
        assertThat(tags.of(5)).isEmpty();
    }

    @Test
    void aFrequentTagTellsMoreThanOneThatIsJustRare() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(100, new TagShare("jazz", .4f), new TagShare("oboe", .01f), LAST),
                5, cluster(100, new TagShare("jazz", .1f), LAST)));
        assertThat(tags.of(3)).extracting(TagShare::tag).containsExactly("jazz", "oboe");
    }

    @Test
    void aDifferenceByChanceTellsNothing() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(100, new TagShare("jazz", .31f)),
                5, cluster(100, new TagShare("jazz", .30f))));
        assertThat(tags.of(3)).isEmpty();
    }

    @Test
    void alsoTheLargestClusterIsComparedWithTheOthers() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(1, new TagShare("rock", .4f), LAST),
                5, cluster(10_000, new TagShare("jazz", .4f), LAST)));
        assertThat(tags.of(3)).extracting(TagShare::tag).containsExactly("rock");
        assertThat(tags.of(5)).extracting(TagShare::tag).containsExactly("jazz");
    }

    @Test
    void aTagThatOthersDoNotListMayBeAsFrequentThereAsTheirLast() {
        var tags = new DistinctiveTags<>(Map.of(
                3, cluster(100, new TagShare("jazz", .1f), new TagShare("live", .1f)),
                5, cluster(100, new TagShare("jazz", .1f), new TagShare("rock", .1f))));
        assertThat(tags.of(3)).isEmpty();
    }

    @Test
    void aClusterThatIsAloneOrNotThereOrEmptyHasNone() {
        assertThat(new DistinctiveTags<>(Map.<Integer, ClusterSummary>of()).of(3))
                .isEmpty();
        assertThat(new DistinctiveTags<>(Map.of(3, cluster(9, new TagShare("jazz", .1f)))).of(3))
                .isEmpty();
        assertThat(new DistinctiveTags<>(Map.of(3, cluster(0), 4, cluster(0))).of(3))
                .isEmpty();
    }

    private static ClusterSummary cluster(int members, TagShare... tags) {
        return new ClusterSummary(1, members, List.of(tags));
    }
}
