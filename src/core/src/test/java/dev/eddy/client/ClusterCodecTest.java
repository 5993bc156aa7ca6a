package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.RecallOptions;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCodecTest {
    @Test
    void aWrittenSummaryIsRead() {
        var summary = new ClusterSummary(
                1_750_000_000_000L, 5_000, List.of(new TagShare("jazz", .25f), new TagShare("new;wave,ü:", .125f)));
        String text = ClusterCodec.encode(summary);
        assertThat(text).isEqualTo("1750000000000;5000;jazz:0.25,new%3Bwave%2C%C3%BC%3A:0.125");
        assertThat(ClusterCodec.summary(text)).contains(summary);
        var empty = new ClusterSummary(1, 0, List.of());
        assertThat(ClusterCodec.summary(ClusterCodec.encode(empty))).contains(empty);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1;2", "x;2;", "1;2;jazz", "1;2;jazz:x", "1;2;ja zz:1", "1;2;a:1,", "1;2;a:1;"})
    void malformedTextReadsAsAbsent(String text) {
        assertThat(ClusterCodec.summary(text)).isEmpty();
    }

    @Test
    void theTextIsReadableAndKeepsFiveDigits() {
        assertThat(ClusterCodec.encode(List.of(
                        new FeatureWeights("ucf.score", List.of(1.5, -.25)),
                        new FeatureWeights("a,b:c", List.of(.123456789)))))
                .isEqualTo("ucf.score:1.5:-0.25,a%2Cb%3Ac:0.12346");
    }

    @Test
    void writtenWeightsAreRead() {
        List<FeatureWeights> weights =
                new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN).weights();
        assertThat(ClusterCodec.weights(ClusterCodec.encode(weights))).contains(weights);
    }

    @Test
    void foreignTextReadsAsAbsent() {
        for (String text : new String[] {null, "", "ucf.score:one", "%zz:1"}) {
            assertThat(ClusterCodec.weights(text)).as(text).isEmpty();
        }
    }
}
