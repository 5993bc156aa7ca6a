package dev.eddy.lab.run;

import static dev.eddy.lab.run.StoredStates.checkpoint;
import static dev.eddy.lab.run.StoredStates.damaged;
import static dev.eddy.lab.run.StoredStates.savepoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurplusStateTest {
    private static final long START = StoredStates.atMillis(100);

    @Test
    void theLastTwoSavepointsAreKept() {
        StoredState first = savepoint("a", 1);
        List<StoredState> found = List.of(savepoint("c", 3), first, checkpoint("job", 9), savepoint("b", 2));
        assertThat(SurplusState.savepoints(found, START)).containsExactly(first.folder());
        assertThat(SurplusState.savepoints(found.subList(2, 4), START)).isEmpty();
    }

    @Test
    void aDamagedSavepointDoesNotCountAsOneOfTheLastTwo() {
        StoredState damaged = damaged(savepoint("d", 4));
        List<StoredState> found = List.of(savepoint("a", 1), savepoint("b", 2), damaged);
        assertThat(SurplusState.savepoints(found, START)).containsExactly(damaged.folder());
    }

    @Test
    void aSavepointThatIsBeingWrittenIsLeftAlone() {
        assertThat(SurplusState.savepoints(List.of(StoredStates.halfWrittenSavepoint(START + 1)), START))
                .isEmpty();
    }

    @Test
    void olderCheckpointsAreNeededUntilTheJobHasTwoOfItsOwn() {
        StoredState own = checkpoint("new", 7);
        List<StoredState> one = List.of(checkpoint("old", 5), checkpoint("old", 6), own);
        assertThat(SurplusState.standsAlone(one, own.jobFolder())).isFalse();
        List<StoredState> oneAndAHalf = List.of(own, damaged(checkpoint("new", 8)));
        assertThat(SurplusState.standsAlone(oneAndAHalf, own.jobFolder())).isFalse();
        List<StoredState> two = List.of(own, checkpoint("new", 8));
        assertThat(SurplusState.standsAlone(two, own.jobFolder())).isTrue();
    }
}
