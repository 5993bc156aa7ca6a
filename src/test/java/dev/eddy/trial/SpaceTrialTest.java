package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemVector;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.search.RetrievalOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpaceTrialTest {
    private final List<Behaviour> events = World.events(new Random(5), 100, 2_000);
    private final RecallOptions options = RecallOptions.defaults()
            .with(Options.with(
                    CatalogOptions.ofDimension(World.DIMENSION), Map.of("catalog.spaces", "moves:2:behaviour")))
            .with(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
    private final AtomicInteger steps = new AtomicInteger();
    private final SpaceTrial trial =
            new SpaceTrial(options, events, World.catalog(new Random(5)), steps::incrementAndGet);

    @Test
    void withoutVectorsBothRatesAreTheSame() {
        HitRates rates = trial.compare(SpaceVectors.NONE);
        assertThat(rates.before()).isEqualTo(rates.after()).isPositive();
        assertThat(steps).hasValue(4_000);
    }

    @Test
    void theClicksOfTheLastQuarterAreScored() {
        var recording = new Recording(events, World.catalog(new Random(5)), "1", TrialOptions.defaults());
        assertThat(trial.compare(SpaceVectors.NONE).scored())
                .isEqualTo(recording.scored(options.interest().weights(), 1_500, 2_000));
    }

    @Test
    void vectorsAreUsedFromTheMiddleOn() {
        assertThat(SpaceTrial.cutMillis(events)).isEqualTo(events.get(1_000).atMillis());
        HitRates rates = trial.compare(SpaceVectors.of(List.of(
                new ItemVector("moves", "item-0", new float[] {1, 0}),
                new ItemVector("moves", "item-1", new float[] {0, 1}))));
        assertThat(rates.before()).isEqualTo(trial.compare(SpaceVectors.NONE).before());
        assertThat(rates.after()).isNotEqualTo(rates.before());
    }

    /** The gate of a nightly training would say nothing if no search found the vectors. */
    @Test
    void searchesFindVectorsThatComeLaterAndThoseThatReplaceThem() {
        Catalogue catalogue = World.catalog(new Random(5));
        var engine = new RecallEngine(options, catalogue, CentreSet.random(1, 1, World.DIMENSION));
        events.forEach(engine::fold);
        String userId = events.get(events.size() - 1).userId();
        for (int i = 0; i < 2; i++) {
            int turn = i;
            engine.use(SpaceVectors.of(catalogue.items().keySet().stream()
                    .map(itemId -> new ItemVector("moves", itemId, turn == 0 ? new float[] {1, 0} : new float[] {0, 1}))
                    .toList()));
            Recalled recalled = engine.recall(
                            userId, events.get(events.size() - 1).atMillis())
                    .orElseThrow();
            assertThat(recalled.lists().get("u2i:moves").size()).isPositive();
        }
    }
}
