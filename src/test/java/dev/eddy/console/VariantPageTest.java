package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.console.VariantPage.Row;
import dev.eddy.control.Variant;
import dev.eddy.recall.ranking.VariantHits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantPageTest {
    private static final Variant VARIANT = new Variant("varied", .1, .2, "s", Map.of(), List.of());
    private static final VariantHits RATE_30 = hits(30);

    /** Of 256 buckets, in which half have a hit of a hundred more, and half one less. */
    private static VariantHits hits(long ofHundred) {
        long hits = 256 * ofHundred;
        return new VariantHits(25_600, hits, 2_560_000, 100 * hits, 256 * (ofHundred * ofHundred + 1), 256);
    }

    private static Row row(VariantHits own) {
        return Row.of(VARIANT, own, RATE_30);
    }

    @Test
    void aRowSaysWhetherTheVariantIsBetter() {
        assertThat(row(hits(31)).verdict()).isEqualTo("better");
        assertThat(row(hits(29)).verdict()).isEqualTo("worse");
        assertThat(row(RATE_30).verdict()).isEqualTo("no difference yet");
        assertThat(row(hits(31)).difference()).isEqualTo(.01, within(1e-12));
        assertThat(row(hits(31)).share()).isEqualTo(.1);
    }

    @Test
    void withoutSamplesThereIsNoRate() {
        Row none = row(VariantHits.NONE);
        assertThat(none.hitRate()).isNull();
        assertThat(none.difference()).isNull();
        assertThat(none.verdict()).isEqualTo("too few clicks yet");
    }
}
