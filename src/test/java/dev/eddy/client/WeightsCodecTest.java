package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.ScoringOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsCodecTest {
    @Test
    void theTextIsReadableAndKeepsFiveDigits() {
        assertThat(WeightsCodec.encode(List.of(
                        new FeatureWeights("ucf.score", List.of(1.5, -.25)),
                        new FeatureWeights("a,b:c", List.of(.123456789)))))
                .isEqualTo("ucf.score:1.5:-0.25,a%2Cb%3Ac:0.12346");
    }

    @Test
    void writtenValuesAreRead() {
        List<FeatureWeights> weights = new LinearRanker(ScoringOptions.defaults(), FeatureSpace.BUILT_IN).weights();
        assertThat(WeightsCodec.decode(WeightsCodec.encode(weights))).contains(weights);
    }

    @Test
    void foreignTextReadsAsAbsent() {
        for (String text : new String[] {null, "", "ucf.score:one", "%zz:1"}) {
            assertThat(WeightsCodec.decode(text)).as(text).isEmpty();
        }
    }
}
