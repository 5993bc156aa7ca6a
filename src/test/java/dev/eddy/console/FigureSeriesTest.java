package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureSeriesTest {
    private static final String EVENTS = "parse-behaviours.recordsIn";
    private static final String LAG = "Source__behaviour-source.pendingRecords";
    private static final String SAMPLES = "refresh.list.merged.users.known.samples";
    private static final String TYPE = "refresh.type.";
    private static final String HITS = "refresh.list.merged.users.known.hits";

    private final FigureSeries series = new FigureSeries();

    private void at(long seconds, Map<String, Double> values) {
        series.add(new FlinkRest.Sample(1_000 * seconds, values));
    }

    @Test
    void aCounterBecomesARatePerSecond() {
        at(0, Map.of(EVENTS, 1_000.0));
        at(2, Map.of(EVENTS, 1_500.0));
        at(4, Map.of(EVENTS, 1_600.0));
        assertThat(series.since(-1).figures().get("events")).containsExactly(null, 250.0, 150.0);
    }

    @Test
    void aRateIsThatOfTheLastFewSamples() {
        for (int second = 0; second < 10; second++) {
            // Every second sample still has the figures of the one before.
            int fetched = second / 2;
            at(second, Map.of(EVENTS, 100.0 * fetched));
        }
        assertThat(series.since(-1).figures().get("events"))
                .last()
                .satisfies(rate -> assertThat(rate).isBetween(30.0, 70.0));
    }

    @Test
    void tasksThatBeginAnewAreNoBurstOfEvents() {
        at(0, Map.of(EVENTS, 4_000_000.0));
        at(1, Map.of(EVENTS, 4_000_100.0));
        // One of four tasks has restarted; the values of the others are from before.
        at(2, Map.of(EVENTS, 3_000_100.0));
        at(3, Map.of(EVENTS, 140.0));
        at(4, Map.of(EVENTS, 240.0));
        assertThat(series.since(-1).figures().get("events")).containsExactly(null, 100.0, 50.0, 33.33, 33.33);
    }

    @Test
    void gaugesAreShownUnchanged() {
        at(0, Map.of(LAG, 12.0));
        at(1, Map.of(LAG, 3.0));
        assertThat(series.since(-1).figures().get("lag")).containsExactly(12.0, 3.0);
    }

    @Test
    void unknownValuesAreNull() {
        at(0, Map.of(EVENTS, 1.0, LAG, 1.0));
        at(1, Map.of());
        assertThat(series.since(-1).figures().get("events")).containsExactly(null, null);
        assertThat(series.since(-1).figures().get("lag")).containsExactly(1.0, null);
    }

    @Test
    void eachTypeOfEventHasItsHitRate() {
        at(0, Map.of(TYPE + "purchase.typeSamples", 500.0, TYPE + "purchase.typeHits", 500.0));
        at(1, Map.of(TYPE + "purchase.typeSamples", 540.0, TYPE + "purchase.typeHits", 510.0));
        assertThat(series.since(-1).hitRatesOfTypes().get("purchase")).containsExactly(null, 0.25);
        assertThat(series.since(-1).hitRatesOfTypes().get("like")).containsExactly(null, null);
    }

    @Test
    void aHitRateIsThatOfTheLooksSinceAWhile() {
        at(0, Map.of(SAMPLES, 500.0, HITS, 500.0));
        at(1, Map.of(SAMPLES, 540.0, HITS, 510.0));
        assertThat(series.since(-1).hitRates().get("merged")).containsExactly(null, 0.25);
        assertThat(series.since(-1).hitRatesOfUsers().get("known")).containsExactly(null, 0.25);
        assertThat(series.since(-1).hitRatesOfUsers().get("new")).containsExactly(null, null);
    }

    @Test
    void ofFewLooksNoHitRateIsMade() {
        at(0, Map.of(SAMPLES, 0.0, HITS, 0.0));
        at(1, Map.of(SAMPLES, FigureSeries.FEWEST_SAMPLED - 1.0, HITS, 1.0));
        assertThat(series.since(-1).hitRates().get("merged")).containsExactly(null, null);
    }

    @Test
    void onlyWhatIsNewIsToldToWhoHasTheRest() {
        at(1, Map.of(LAG, 1.0));
        at(2, Map.of(LAG, 2.0));
        assertThat(series.since(1_000).atMillis()).containsExactly(2_000L);
        assertThat(series.since(1_000).figures().get("lag")).containsExactly(2.0);
        assertThat(series.since(2_000).atMillis()).isEmpty();
    }

    @Test
    void aSampleThatIsNoLaterIsPassedOver() {
        at(1, Map.of(LAG, 1.0));
        at(1, Map.of(LAG, 2.0));
        assertThat(series.since(-1).atMillis()).containsExactly(1_000L);
    }

    @Test
    void oldPointsGo() {
        for (int second = 0; second < 2 * FigureSeries.LENGTH; second++) {
            at(second, Map.of(LAG, 1.0 * second));
        }
        assertThat(series.since(-1).atMillis())
                .hasSize(FigureSeries.LENGTH)
                .last()
                .isEqualTo(1_000L * (2 * FigureSeries.LENGTH - 1));
    }
}
