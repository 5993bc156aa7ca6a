package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.training.TrainingReport;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CentreGateTest {
    private static final int DIMENSION = 8;

    private final CentreGate gate = new CentreGate(.05, .25, 100);
    private final CentreSet set = CentreSet.random(1, 10, DIMENSION);

    @Test
    void soundCentresOfEvenClustersPass() {
        assertThat(gate.refusal(set, training(10, 2.4), DIMENSION)).isEmpty();
    }

    @Test
    void centresOfAnotherDimensionAreRefused() {
        assertThat(gate.refusal(set, training(10, 1), 64))
                .contains("the centres have dimension 8 by tags, the job's vectors 64");
    }

    @Test
    void centresThatAreNotUnitVectorsOrWereAlteredAreRefused() {
        float[] centres = set.centres().clone();
        centres[0] += 1;
        CentreSet longer = CentreSet.of("tag", 1, DIMENSION, set.ids(), centres, new Provenance(0, 0));
        assertThat(gate.refusal(longer, training(10, 1), DIMENSION).orElseThrow())
                .contains("centre 0: norm");
        var altered = new CentreSet(
                set.space(),
                2,
                DIMENSION,
                set.ids(),
                set.centres(),
                set.reach(),
                CentreSet.NO_TAG_CENTRES,
                new Provenance(0, 0),
                set.checksum());
        assertThat(gate.refusal(altered, training(10, 1), DIMENSION).orElseThrow())
                .contains("checksum");
    }

    @Test
    void aClusterThatHoldsTooManyIsRefused() {
        assertThat(gate.refusal(set, training(10, 2.6), DIMENSION))
                .contains("the largest cluster would hold 26.0 % of the users, at most 25.0 % are allowed");
    }

    @Test
    void whereOneClusterMustHoldMoreNoneIsRefusedForIt() {
        assertThat(gate.refusal(CentreSet.random(1, 1, DIMENSION), training(1, 1), DIMENSION))
                .isEmpty();
        assertThat(gate.refusal(CentreSet.random(1, 4, DIMENSION), training(4, 1.2), DIMENSION))
                .isEmpty();
    }

    @Test
    void centresThatCostMoreHitsThanAllowedAreRefused() {
        assertThat(gate.refusal(new HitRates(100, .2, .19))).isEmpty();
        assertThat(gate.refusal(new HitRates(100, .2, .3))).isEmpty();
        assertThat(gate.refusal(new HitRates(100, .2, .1899)))
                .contains("the hit rate on 100 recent clicks would fall from 0.2000 to 0.1899, by more than 5.0 %");
    }

    @Test
    void withTooFewClicksNothingIsKnown() {
        assertThat(gate.refusal(new HitRates(99, .2, .2)).orElseThrow()).contains("only 99 clicks");
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new CentreGate(-.1, .5, 1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new CentreGate(.1, 0, 1)).hasMessageContaining("0.0");
    }

    private static TrainingReport training(int clusters, double largestToMean) {
        return new TrainingReport(
                new TrainingReport.Centres(1, 0, 0, DIMENSION, clusters),
                new TrainingReport.Users(1_000, 0, 0, 1),
                new TrainingReport.Shape(0, 0, 0, largestToMean, .1, new TreeMap<>()),
                List.of(),
                0);
    }
}
