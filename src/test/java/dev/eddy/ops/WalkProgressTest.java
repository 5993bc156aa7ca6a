package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WalkProgressTest {
    private static final String SWAP = CommandProgress.idOfSwapTo(2);

    private final WalkProgress walk = new WalkProgress(SWAP, Phase.ASSIGN);
    private long clock = 1_000;

    @Test
    void itIsDoneOnceAllTasksHaveBegunAndWalkedAllTheirBuckets() {
        assertThat(walk.isDone()).isFalse();
        begun(0, 2, 1);
        walked(0, 2, 7);
        assertThat(walk.isDone()).as("the other task has not begun").isFalse();
        begun(1, 2, 2);
        walked(1, 2, 8);
        assertThat(walk.isDone()).isFalse();
        assertThat(walk.toWalk()).isEqualTo(3);
        walked(1, 2, 9);
        assertThat(walk.isDone()).isTrue();
        assertThat(walk.walked()).isEqualTo(3);
        assertThat(walk.users()).isEqualTo(30);
    }

    @Test
    void withoutBucketsItIsDoneAtOnce() {
        begun(0, 2, 0);
        begun(1, 2, 0);
        assertThat(walk.isDone()).isTrue();
        assertThat(walk.users()).isZero();
    }

    @Test
    void itTakesFromTheFirstReportToTheLast() {
        assertThat(walk.took()).isZero();
        begun(0, 1, 2);
        clock += 500;
        walked(0, 1, 7);
        clock += 500;
        walked(0, 1, 8);
        clock += 500;
        walked(0, 1, 8);
        assertThat(walk.took()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void reportsThatComeTwiceCountOnce() {
        begun(0, 1, 2);
        begun(0, 1, 2);
        walked(0, 1, 7);
        walked(0, 1, 7);
        assertThat(walk.isDone()).isFalse();
        assertThat(walk.users()).isEqualTo(10);
    }

    @Test
    void otherWalksAreOfNoConcern() {
        begun(0, 1, 1);
        take(new CommandProgress("r1", Phase.ASSIGN, 0, 1, -1, 7, 10));
        take(new CommandProgress(CommandProgress.idOfSwapTo(1), Phase.ASSIGN, 0, 1, -1, 7, 10));
        take(new CommandProgress(SWAP, Phase.EMIT, 0, 1, -1, 7, 10));
        assertThat(walk.isDone()).isFalse();
        assertThat(walk.supersededBy()).isNull();
    }

    @Test
    void bucketsWalkedBeforeARestartOfATaskAreNotCounted() {
        begun(0, 2, 2);
        begun(1, 2, 1);
        walked(0, 2, 7);
        walked(1, 2, 9);
        // They went back to a checkpoint from before the announcement.
        begun(0, 2, 2);
        walked(0, 2, 8);
        begun(1, 2, 1);
        walked(1, 2, 9);
        assertThat(walk.isDone()).isFalse();
        walked(0, 2, 7);
        assertThat(walk.isDone()).isTrue();
        assertThat(walk.users()).isEqualTo(30);
    }

    @Test
    void afterARestartWithOtherTasksItBeginsAnew() {
        begun(0, 2, 2);
        begun(1, 2, 1);
        walked(1, 2, 9);
        begun(0, 1, 3);
        walked(0, 1, 7);
        walked(0, 1, 8);
        assertThat(walk.isDone()).isFalse();
        walked(0, 1, 9);
        assertThat(walk.isDone()).isTrue();
    }

    @Test
    void otherTasksMayEndWhatWasBegun() {
        begun(0, 1, 2);
        walked(0, 1, 7);
        walked(1, 2, 8);
        assertThat(walk.isDone()).isTrue();
    }

    @Test
    void aSwapThatATaskBeginsLaterTakesThePlaceOfThisOne() {
        String before = CommandProgress.idOfSwapTo(1);
        String after = CommandProgress.idOfSwapTo(3);
        take(new CommandProgress(before, Phase.ASSIGN, 0, 2, 5, -1, 0));
        begun(0, 2, 1);
        take(new CommandProgress(before, Phase.ASSIGN, 1, 2, 5, -1, 0));
        assertThat(walk.supersededBy()).isNull();
        take(new CommandProgress(after, Phase.ASSIGN, 0, 2, 5, -1, 0));
        assertThat(walk.supersededBy()).isEqualTo(after);
    }

    @Test
    void aSwapThatIsDoneIsNotGivenUp() {
        begun(0, 1, 0);
        take(new CommandProgress(CommandProgress.idOfSwapTo(3), Phase.ASSIGN, 0, 1, 5, -1, 0));
        assertThat(walk.supersededBy()).isNull();
        assertThat(walk.isDone()).isTrue();
    }

    @Test
    void aCommandIsNotGivenUpForASwap() {
        var command = new WalkProgress("r1", Phase.EMIT);
        command.take(new CommandProgress("r1", Phase.EMIT, 0, 1, 1, -1, 0), clock);
        command.take(new CommandProgress(SWAP, Phase.ASSIGN, 0, 1, 1, -1, 0), clock);
        assertThat(command.supersededBy()).isNull();
        command.take(new CommandProgress("r1", Phase.EMIT, 0, 1, -1, 7, 4), clock);
        assertThat(command.isDone()).isTrue();
    }

    private void begun(int task, int tasks, int buckets) {
        take(new CommandProgress(SWAP, Phase.ASSIGN, task, tasks, buckets, -1, 0));
    }

    private void walked(int task, int tasks, int bucket) {
        take(new CommandProgress(SWAP, Phase.ASSIGN, task, tasks, -1, bucket, 10));
    }

    private void take(CommandProgress report) {
        walk.take(report, clock);
    }
}
