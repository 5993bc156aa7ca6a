package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.job.JobOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TunedRunTest {
    private static final JobOptions GIVEN = JobOptions.defaults().with(Map.of("catalog.dimension", "4"));

    private final Random random = new Random(3);
    private final List<Behaviour> events = World.events(random, 15, 400);
    private final Recording recording = new Recording(events, World.catalog(random), "2", TrialOptions.defaults());

    @Test
    void whatIsTunedOnTheFirstHalfIsMeasuredOnTheRest() {
        TunedRun.Result result = run(6);
        TuningReport tuning = result.tuning();
        assertThat(tuning.search().runs()).isEqualTo(6);
        assertThat(tuning.search().firstEvents()).isEqualTo(200);
        assertThat(tuning.search().tunedHr20())
                .isGreaterThanOrEqualTo(tuning.search().givenHr20());
        assertThat(tuning.replaced().keySet()).isEqualTo(tuning.settings().keySet());
        assertThat(tuning.tuned()).isEqualTo(result.trial().standings().merged());
        assertThat(result.trial().counts().scored())
                .isEqualTo(recording.scored(Behaviours.WEIGHTS, 200, 400))
                .isLessThan(recording.scored(Behaviours.WEIGHTS, 0, 400));
    }

    @Test
    void whenNothingIsBetterTheGivenOptionsAreMeasured() {
        TuningReport tuning = run(1).tuning();
        assertThat(tuning.settings()).isEmpty();
        assertThat(tuning.tuned()).isEqualTo(tuning.given());
        assertThat(tuning.hasHelped()).isFalse();
    }

    @Test
    void theSameRecordingGivesTheSameReport() {
        assertThat(run(3)).isEqualTo(run(3));
    }

    private TunedRun.Result run(int runs) {
        return new TunedRun(recording, new TrialRun(recording, options -> List.of(), Optional.empty(), false, () -> {}))
                .run(GIVEN, runs, Set.of(Beside.FROZEN));
    }
}
