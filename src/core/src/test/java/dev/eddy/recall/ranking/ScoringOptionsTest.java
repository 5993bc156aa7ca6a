package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringOptionsTest {
    @Test
    void aFeatureThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> RankingFixtures.options(10, Map.of("ucf.scores", 1.0, "ctr", 1.0)))
                .hasMessageContaining("internal.scoring.weights is ucf.scores")
                .hasMessageContaining("ucf.score,");
    }

    @Test
    void theShippedWeightsAreOfKnownFeatures() {
        assertThat(FeatureSpace.BUILT_IN.names())
                .containsAll(RecallOptions.defaults().scoring().weights().keySet());
    }

    @Test
    void everyFeatureHasItsOwnName() {
        assertThat(FeatureSpace.BUILT_IN.names()).doesNotHaveDuplicates();
    }

    @Test
    void featuresOfASpaceComeAfterAllOthers() {
        FeatureSpace features =
                FeatureSpace.of(List.of(VectorSpace.ofContent("title", 8), VectorSpace.ofBehaviour("sound", 8)));
        assertThat(features.names())
                .startsWith(FeatureSpace.BUILT_IN.names().toArray(String[]::new))
                .endsWith(
                        "i2i:sound.score", "i2i:sound.rank", "cosine:sound", "cosine-last:sound", "cosine-recent:sound")
                .doesNotHaveDuplicates();
        for (int i = 0; i < features.channels().size(); i++) {
            assertThat(FeatureSpace.score(i))
                    .isEqualTo(features.indexOf(features.channels().get(i).name() + ".score"));
        }
        assertThat(FeatureSpace.cosines(0)).isEqualTo(features.indexOf("cosine"));
        assertThat(FeatureSpace.cosines(1)).isEqualTo(features.indexOf("cosine:title"));
        assertThat(FeatureSpace.cosines(2)).isEqualTo(features.indexOf("cosine:sound"));
    }

    @Test
    void weightsOfASpaceNeedTheSpace() {
        ScoringOptions options = RankingFixtures.options(10, Map.of("u2i:title.score", .5));
        RankingFixtures.options(10, Map.of("cosine-last:title", .5))
                .requireFeatures(List.of(VectorSpace.ofContent("title", 8)));
        options.requireFeatures(List.of(VectorSpace.ofContent("title", 8)));
        assertThatThrownBy(() -> options.requireFeatures(List.of()))
                .hasMessage(
                        "internal.scoring.weights.u2i:title.score is 0.5; allowed: those of spaces that catalog.spaces has");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u2i:.score",
                "u2i:title",
                "cosine:",
                "cosine:title.score",
                "cosine-first:title",
                "u2i:title.sum",
                "i2i:a.b.score",
                "i2i:title.score.rank",
                "tag:title.rank"
            })
    void whatIsNoFeatureOfAnySpaceIsRefused(String name) {
        assertThatThrownBy(() -> RankingFixtures.options(10, Map.of(name, .5)))
                .hasMessageStartingWith("internal.scoring.weights is " + name + "; allowed: the features");
    }

    @Test
    void weightsAreCopied() {
        Map<String, Double> weights = new HashMap<>(Map.of("ctr", 1.0));
        ScoringOptions options = RankingFixtures.options(10, weights);
        weights.put("ctr", 2.0);
        assertThat(options.weights()).containsEntry("ctr", 1.0).containsEntry("cosine", 0.0);
    }
}
