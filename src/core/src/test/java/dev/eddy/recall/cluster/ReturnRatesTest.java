package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.user.Interaction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReturnRatesTest {
    private static final long NOW = Members.NOW;
    private static final long HOUR = Members.HOUR;

    private final ReturnRates rates = new ReturnRates();

    @Test
    void aFewReturnsProveNothing() {
        learn(4, had(24, 1), "item");
        assertThat(rates.isProven()).isFalse();
        learn(1, had(24, 1), "item");
        assertThat(rates.isProven()).isTrue();
    }

    @Test
    void whereNothingComesBackEveryRateFallsBelowTheLeast() {
        learn(100, had(24, 1), "other");
        assertThat(rates.largest()).isLessThan(ReturnRates.LEAST);
        assertThat(rates.isProven()).isFalse();
    }

    @Test
    void theRateIsTheShareThatCameBackAfterSuchATime() {
        for (int i = 0; i < 10_000; i++) {
            learn(1, had(1, 1), i % 100 == 0 ? "item" : "other");
            learn(1, had(100, 1), i % 5 == 0 ? "item" : "other");
        }
        assertThat(rates.of(had(1, 1), NOW)).isCloseTo(.01, within(.002));
        assertThat(rates.of(had(100, 1), NOW)).isCloseTo(.2, within(.002));
        assertThat(rates.of(had(10, 1), NOW)).as("of which nothing is known").isCloseTo(.105, within(.001));
        assertThat(rates.largest()).isEqualTo(rates.of(had(100, 1), NOW));
    }

    @Test
    void theRateIsOfItemsHadAsOften() {
        learn(1_000, had(24, 1), "other");
        learn(1_000, had(24, 3), "item");
        assertThat(rates.of(had(24, 4), NOW))
                .isEqualTo(rates.of(had(24, 3), NOW))
                .isGreaterThan(.9);
        for (int clicks : new int[] {1, 2, 5, 9, Integer.MAX_VALUE}) {
            assertThat(rates.of(had(24, clicks), NOW)).as("%s", clicks).isLessThan(.6);
        }
    }

    @Test
    void anyAgeHasARate() {
        for (long hours : new long[] {-1_000, 0, 1_000_000, Long.MAX_VALUE / HOUR / 2}) {
            learn(1, had(hours, 1), "item");
        }
        assertThat(rates.learned().taken()).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(rates.learned().taken()).sum()).isEqualTo(4);
    }

    @Test
    void aPurchaseOfWhatWasJustLookedAtIsNoReturn() {
        var purchase = new Interaction("item", NOW, 0, 4);
        for (int i = 0; i < 100; i++) {
            rates.learn(new Interaction[] {had(0, 1)}, purchase);
        }
        assertThat(rates.isProven()).isFalse();
        rates.learn(new Interaction[] {had(1, 1)}, purchase);
        assertThat(Arrays.stream(rates.learned().taken()).sum())
                .as("an hour later")
                .isEqualTo(1);
    }

    @Test
    void aSongPlayedAgainAtOnceIsAReturn() {
        learn(100, had(0, 1), "item");
        assertThat(rates.isProven()).isTrue();
        assertThat(rates.of(had(0, 2), NOW)).isLessThan(rates.of(had(0, 1), NOW));
    }

    @Test
    void habitsThatChangeAreFollowed() {
        Interaction[] many = new Interaction[200];
        Arrays.fill(many, had(24, 1));
        for (int i = 0; i < 60_000; i++) {
            rates.learn(many, new Interaction("other", NOW, 0, 1));
        }
        assertThat(Arrays.stream(rates.learned().shown()).sum()).isBetween(5e6, 1e7);
    }

    @Test
    void whatWasLearnedGoesOnAsBefore() {
        learn(7, had(24, 1), "item");
        learn(9, had(500, 3), "other");
        var restored = new ReturnRates(rates.learned());
        learn(1, had(24, 1), "other");
        restored.learn(new Interaction[] {had(24, 1)}, new Interaction("other", NOW, 0, 1));
        for (Interaction item : new Interaction[] {had(24, 1), had(500, 3), had(3, 1)}) {
            assertThat(restored.of(item, NOW)).isEqualTo(rates.of(item, NOW));
        }
        assertThat(restored.isProven()).isTrue();
    }

    private static Interaction had(long hoursAgo, int clicks) {
        return new Interaction("item", NOW - hoursAgo * HOUR, 0, 1, clicks);
    }

    private void learn(int times, Interaction had, String clicked) {
        for (int i = 0; i < times; i++) {
            rates.learn(new Interaction[] {had}, new Interaction(clicked, NOW, 0, 1));
        }
    }
}
