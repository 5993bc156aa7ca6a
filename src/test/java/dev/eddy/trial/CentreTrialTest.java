package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.Catalogue;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CentreTrialTest {
    private final Random random = new Random(5);
    private final Catalogue catalogue = World.catalog(random);
    private final List<Behaviour> events = World.events(random, 30, 1_000);
    private final AtomicInteger steps = new AtomicInteger();
    private final CentreTrial trial = new CentreTrial(World.options(), events, catalogue, steps::incrementAndGet);

    @Test
    void theSameCentresRecallTheSame() {
        HitRates outcome = trial.compare(World.centres(3), World.centres(3));
        assertThat(outcome.before()).isEqualTo(outcome.after()).isPositive();
        assertThat(steps).hasValue(2_000);
    }

    @Test
    void eachSetIsTriedOnItsOwn() {
        HitRates outcome = trial.compare(World.centres(1), World.centres(12));
        HitRates reversed = trial.compare(World.centres(12), World.centres(1));
        assertThat(outcome.before()).isEqualTo(reversed.after()).isNotEqualTo(outcome.after());
        assertThat(outcome.after()).isEqualTo(reversed.before());
    }

    @Test
    void clicksOfTheSecondHalfAreLookedFor() {
        int scored = new Recording(events, catalogue, "1", TrialOptions.defaults())
                .scored(World.options().interest().weights(), 500, 1_000);
        assertThat(trial.compare(World.centres(1), World.centres(1)).scored())
                .isEqualTo(scored)
                .isPositive();
    }
}
