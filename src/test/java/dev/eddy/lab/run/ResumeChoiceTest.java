package dev.eddy.lab.run;

import static dev.eddy.lab.run.StoredStates.checkpoint;
import static dev.eddy.lab.run.StoredStates.savepoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeChoiceTest {
    @Test
    void theNewestIsUsedWhetherSavepointOrCheckpoint() {
        StoredState old = savepoint("old", 5);
        StoredState checkpoint = checkpoint("job", 8);
        StoredState newest = savepoint("new", 9);
        assertThat(ResumeChoice.of(List.of(old, newest, checkpoint)).usable()).containsExactly(newest, checkpoint, old);
        assertThat(ResumeChoice.of(List.of(old, checkpoint)).usable()).containsExactly(checkpoint, old);
    }

    @Test
    void aDamagedNewestIsSkippedAndNamed() {
        StoredState good = checkpoint("job", 7);
        StoredState halfWritten = StoredStates.damaged(checkpoint("job", 8));
        var choice = ResumeChoice.of(List.of(halfWritten, good));
        assertThat(choice.usable()).containsExactly(good);
        assertThat(choice.skipped()).containsExactly(halfWritten);
        assertThat(ResumeChoice.line(halfWritten, halfWritten.problem()))
                .isEqualTo("WARNING: checkpoint chk-8 of job job cannot be used: it is half-written");
    }

    @Test
    void aDamagedOneThatIsOlderIsOfNoInterest() {
        var choice = ResumeChoice.of(List.of(StoredStates.damaged(checkpoint("job", 6)), checkpoint("job", 7)));
        assertThat(choice.skipped()).isEmpty();
    }

    @Test
    void aHalfWrittenSavepointHasNoNumberSoTheClockDecides() {
        StoredState good = checkpoint("job", 7);
        StoredState later = StoredStates.halfWrittenSavepoint(good.writtenAtMillis() + 1);
        StoredState earlier = StoredStates.halfWrittenSavepoint(good.writtenAtMillis() - 1);
        assertThat(ResumeChoice.of(List.of(good, later, earlier)).skipped()).containsExactly(later);
    }

    @Test
    void aFirstCheckpointThatWasNeverFinishedIsNoLossButADamagedOneIs() {
        StoredState first = StoredStates.damaged(checkpoint("job", 1));
        assertThat(ResumeChoice.of(List.of(first)).isAllLost()).isFalse();
        var damaged =
                new StoredState(first.kind(), first.folder(), 1, first.writtenAtMillis(), "its file data is missing");
        assertThat(ResumeChoice.of(List.of(damaged)).isAllLost()).isTrue();
        assertThat(ResumeChoice.of(List.of(damaged, checkpoint("job", 2))).isAllLost())
                .isFalse();
        assertThat(ResumeChoice.of(List.of()).isAllLost()).isFalse();
    }

    @Test
    void anEmptyFolderHasNothingToUse() {
        var choice = ResumeChoice.of(List.of());
        assertThat(choice.usable()).isEmpty();
        assertThat(choice.skipped()).isEmpty();
    }

    @Test
    void oneLineTellsWhichAndHowOld() {
        StoredState savepoint = savepoint("savepoint-1a", 5);
        long now = savepoint.writtenAtMillis() + Duration.ofHours(3).toMillis();
        assertThat(ResumeChoice.line(savepoint, now)).isEqualTo("going on from savepoint savepoint-1a, 3 h old");
        assertThat(ResumeChoice.age(Duration.ofSeconds(90).toMillis())).isEqualTo("90 s");
        assertThat(ResumeChoice.age(Duration.ofMinutes(90).toMillis())).isEqualTo("90 min");
        assertThat(ResumeChoice.age(Duration.ofDays(3).toMillis())).isEqualTo("3 days");
        assertThat(ResumeChoice.age(-1)).isEqualTo("0 s");
    }
}
