package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSummaryCodecTest {
    @Test
    void writtenValuesAreRead() {
        var summary = new ClusterSummary(
                1_750_000_000_000L, 5_000, List.of(new TagShare("jazz", .25f), new TagShare("new;wave,ü:", .125f)));
        String text = ClusterSummaryCodec.encode(summary);
        assertThat(text).isEqualTo("1750000000000;5000;jazz:0.25,new%3Bwave%2C%C3%BC%3A:0.125");
        assertThat(ClusterSummaryCodec.decode(text)).contains(summary);
        var empty = new ClusterSummary(1, 0, List.of());
        assertThat(ClusterSummaryCodec.decode(ClusterSummaryCodec.encode(empty)))
                .contains(empty);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1;2", "x;2;", "1;2;jazz", "1;2;jazz:x", "1;2;ja zz:1", "1;2;a:1,", "1;2;a:1;"})
    void malformedTextReadsAsAbsent(String text) {
        assertThat(ClusterSummaryCodec.decode(text)).isEmpty();
    }
}
