package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.centre.Provenance;
import dev.eddy.training.Population;
import dev.eddy.training.Retrained;
import dev.eddy.training.Retraining;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import dev.eddy.trial.CentreGate;
import dev.eddy.trial.HitRates;
import dev.eddy.user.ClusterAssigner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CentreRefreshTest {
    private static final int DIMENSION = 8;
    private static final HitRates AS_GOOD = new HitRates(1_000, .2, .2);

    private final FakeJob job = new FakeJob();
    private final FakeCentreTopic topic = new FakeCentreTopic();
    private final CentreSet first = CentreSet.random(1, 1, DIMENSION);
    private final List<String> told = new ArrayList<>();
    private HitRates trial = AS_GOOD;
    private BiFunction<String, CentreInventory, TrainingInput> input = CentreRefreshTest::input;
    private Runnable duringTraining = () -> {};
    private CentreRefresh refresh;

    @Test
    void centresThatPassAreInUseEverywhereInTheEnd() {
        CentreRefresh.Outcome outcome = refresh();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(outcome.sweep().users()).isEqualTo(7);
        assertThat(topic.activated()).containsExactly(1L);
        CentreInventory.Entry published = topic.read().entry(1).orElseThrow();
        assertThat(published.set().size()).isEqualTo(4);
        assertThat(published.manifest().provenance().parent()).isZero();
        assertThat(job.savepoints()).isEmpty();
        assertThat(told).first().isEqualTo("taking a savepoint");
    }

    @Test
    void theNextSetContinuesTheOneInUse() {
        refresh();
        CentreRefresh.Outcome second = refresh();

        assertThat(topic.activated()).containsExactly(1L, 2L);
        assertThat(second.training().centres().parent()).isEqualTo(1);
        assertThat(second.training().users().stayingShare()).isEqualTo(1);
        assertThat(topic.read().entry(2).orElseThrow().set().ids())
                .isEqualTo(topic.read().entry(1).orElseThrow().set().ids());
    }

    @Test
    void centresThatRecallLessAreNotPublished() {
        trial = new HitRates(1_000, .2, .1);
        CentreRefresh.Outcome outcome = refresh();

        assertThat(outcome.isPublished()).isFalse();
        assertThat(outcome.refusal()).contains("would fall from 0.2000 to 0.1000");
        assertUntouched();
    }

    @Test
    void centresOfAnotherDimensionAreNotPublished() {
        input = (savepoint, published) -> TrainingInput.first(population(DIMENSION + 1, published), 5);

        assertThat(refresh().refusal()).contains("dimension 9");
        assertUntouched();
    }

    @Test
    void whenTheJobStopsInMidTrainNothingIsPublished() {
        duringTraining = job::stop;

        assertThatThrownBy(this::refresh).hasMessage("the job stopped meanwhile; nothing was published");
        assertUntouched();
    }

    @Test
    void whenOthersAreActivatedMeanwhileNothingIsPublished() {
        CentreSet others = CentreSet.of("tag", 9, DIMENSION, first.ids(), first.centres(), new Provenance(0, 0));
        duringTraining = () -> {
            topic.publishInactive(others);
            topic.activate(9);
        };

        assertThatThrownBy(this::refresh).hasMessageContaining("version 9 was activated meanwhile");
        assertThat(topic.versions()).containsExactly(9L);
        assertThat(topic.activated()).containsExactly(9L);
    }

    @Test
    void aSavepointThatCannotBeReadIsDisposedOf() {
        input = (savepoint, published) -> {
            throw new IllegalStateException("of another job");
        };

        assertThatThrownBy(this::refresh).hasMessage("of another job");
        assertUntouched();
    }

    @Test
    void whenTheSweepDoesNotEndThoseBeforeAreActivatedAgain() {
        refresh();
        topic.stopSweeping();

        assertThatThrownBy(this::refresh).hasMessage("0 of 7 buckets; version 1 was activated again");
        assertThat(topic.activated()).containsExactly(1L, 2L, 1L);
    }

    @Test
    void theCentresThatTheJobBeganWithAreActivatedAgainToo() {
        topic.stopSweeping();

        assertThatThrownBy(this::refresh).hasMessageContaining("version 0 was activated again");
        assertThat(topic.activated()).containsExactly(1L, 0L);
        assertThat(topic.read().activeOr(first)).usingRecursiveComparison().isEqualTo(first);
        assertThat(topic.read().entry(0).orElseThrow().set()).isNotNull();
    }

    @Test
    void anActiveSetThatIsNotThereIsSaidBeforeASavepointIsTaken() {
        topic.activate(3);

        assertThatThrownBy(this::refresh).hasMessageContaining("version 3 is active, but not there");
        assertThat(job.taken()).isZero();
    }

    @Test
    void outdatedVersionsLeaveTheTopic() {
        for (int i = 0; i < 8; i++) {
            refresh();
        }
        assertThat(topic.versions()).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void theVersionBeforeStaysHoweverOldItIs() {
        for (int i = 0; i < 5; i++) {
            refresh();
        }
        topic.activate(1);
        refresh();

        assertThat(topic.versions()).containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(topic.read().entry(6).orElseThrow().manifest().provenance().parent())
                .isOne();
    }

    @Test
    void aRefreshThatIsInterruptedWhileItReadsLeavesNoSavepoint() {
        List<String> undone = new ArrayList<>();
        input = (savepoint, published) -> {
            assertThat(job.savepoints()).hasSize(1);
            undone.add(refresh.undo());
            assertThat(job.savepoints()).isEmpty();
            throw new IllegalStateException("of no interest any more");
        };

        assertThatThrownBy(this::refresh).hasMessage("of no interest any more");
        assertThat(undone)
                .containsExactly("interrupted: the centres from before stay in use, the savepoint was deleted");
        assertUntouched();
    }

    @Test
    void aRefreshThatIsInterruptedInMidTrainHasNothingToTakeBack() {
        List<String> undone = new ArrayList<>();
        duringTraining = () -> undone.add(refresh.undo());

        assertThatThrownBy(this::refresh).hasMessage("interrupted; nothing was published");
        assertThat(undone).containsExactly("interrupted: the centres from before stay in use");
        assertUntouched();
    }

    @Test
    void aRefreshThatIsInterruptedInTheSweepGoesBackToTheCentresBefore() {
        refresh();
        List<String> undone = new ArrayList<>();
        topic.duringSweep(() -> undone.add(refresh.undo()));
        refresh();

        assertThat(undone).containsExactly("interrupted: the centres from before were activated again");
        assertThat(topic.activated()).containsExactly(1L, 2L, 1L);
    }

    @Test
    void theNextRunDeletesSavepointsOfAKilledRun() {
        job.leaveOver("savepoint-of-yesterday");
        refresh();

        assertThat(job.savepoints()).isEmpty();
        assertThat(told).first().isEqualTo("deleted savepoint-of-yesterday");
    }

    private void assertUntouched() {
        assertThat(topic.activated()).isEmpty();
        assertThat(topic.versions()).isEmpty();
        assertThat(job.savepoints()).isEmpty();
        assertThat(job.taken()).isOne();
    }

    private CentreRefresh.Outcome refresh() {
        Function<TrainingInput, Retrained> training = given -> {
            duringTraining.run();
            return new Retraining("4", 0, 50, 5, 10, 1, TrainingOptions.ENOUGH_USERS)
                    .retrain(given.population(), given.unused(), TrainingProgress.IGNORED);
        };
        var steps = new CentreRefresh.Steps(input, training, (before, after) -> trial);
        refresh = new CentreRefresh(job, topic, steps, new CentreGate(.05, .5, 100), first, told::add);
        return refresh.run();
    }

    private static TrainingInput input(String savepoint, CentreInventory published) {
        return new TrainingInput(
                population(DIMENSION, published),
                published.nextVersion(),
                published.active().orElse(0),
                published.unusedId(),
                1_000);
    }

    /** Users around four centres, in the clusters where the active set puts them. */
    private static Population population(int dimension, CentreInventory published) {
        CentreSet planted = CentreSet.random(3, 4, dimension);
        CentreSet active = published.activeOr(null);
        var users = new Population.Builder();
        for (int i = 0; i < 400; i++) {
            float[] vector = planted.centre(i % 4);
            users.add(
                    vector,
                    active == null
                            ? ClusterAssigner.NO_CLUSTER
                            : new NearestCentre(active).nearest(vector).id());
        }
        return users.build();
    }
}
