package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.DownHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DownMarksTest {
    private static final long TTL = 1_000;
    private final FakeSharedStore store = new FakeSharedStore();
    private DownMarks marks = new DownMarks(TTL);

    private void send(long now) throws IOException {
        store.told.clear();
        marks.send(store, now);
    }

    private DownMarks restarted() {
        var next = new DownMarks(TTL);
        next.restore(marks.snapshot(2), 0);
        return next;
    }

    @Test
    void withoutTakeDownsNothingIsWritten() throws IOException {
        send(1);
        assertThat(store.told).isEmpty();
        assertThat(marks.snapshot(10)).isEmpty();
    }

    @Test
    void changesAreWrittenTogetherAndOnce() throws IOException {
        marks.add("a", true, 1);
        send(1);
        marks.add("b", true, 1);
        marks.add("c", true, 1);
        marks.add("a", false, 1);
        send(2);
        assertThat(store.told).containsExactly("b down, c down, a back");
        assertThat(store.down()).containsExactlyInAnyOrder("b", "c");
        send(3);
        assertThat(store.told).as("to see whether the log is there").containsExactly("");
    }

    @Test
    void manyChangesAreWrittenInChunks() throws IOException {
        marks.add("first", true, 1);
        send(1);
        for (int i = 0; i < 2 * DownLogWriter.CHUNK + 1; i++) {
            marks.add("i" + i, true, 1);
        }
        send(1);
        assertThat(store.told).hasSize(3);
        assertThat(marks.pending()).isZero();
        assertThat(store.down()).hasSize(2 * DownLogWriter.CHUNK + 2);
    }

    @Test
    void aStoreThatLostTheLogGetsAllItemsAgain() throws IOException {
        marks.add("a", true, 1);
        marks.add("b", true, 1);
        send(1);
        store.lose();
        send(2);
        assertThat(store.told).contains("all of [a, b]");
    }

    @Test
    void aFailureLosesNoChange() throws IOException {
        marks.add("a", true, 1);
        send(1);
        marks.add("b", true, 1);
        store.isAway = true;
        assertThatThrownBy(() -> send(1)).isInstanceOf(IOException.class);
        store.isAway = false;
        send(1);
        assertThat(store.down()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aRestartWritesOnlyWhatTheStoreDoesNotKnow() throws IOException {
        for (String item : List.of("a", "b", "c")) {
            marks.add(item, true, 1);
        }
        send(1);
        marks.add("d", true, 1);
        marks = restarted();
        send(2);
        assertThat(store.told).containsExactly("d down");
    }

    @Test
    void afterARestartFromAnEarlierCheckpointWhatTheStoreKnowsHolds() throws IOException {
        marks.add("a", true, 1);
        marks.add("b", true, 1);
        send(1);
        DownMarks next = restarted();
        marks.add("c", true, 1);
        marks.add("b", false, 1);
        send(1);
        marks = next;
        send(2);
        assertThat(store.told).containsExactly("");
        assertThat(store.down()).containsExactlyInAnyOrder("a", "c");
        assertThat(marks.size()).isEqualTo(2);
    }

    @Test
    void aWriterWithoutStateKeepsWhatIsDown() throws IOException {
        marks.add("a", true, 1);
        send(1);
        marks = new DownMarks(TTL);
        marks.add("b", true, 1);
        send(1);
        assertThat(store.down()).containsExactlyInAnyOrder("a", "b");
        send(2 + TTL);
        assertThat(store.down()).isEmpty();
    }

    @Test
    void anItemThatNoListCanHaveIsRemoved() throws IOException {
        marks.add("a", true, 1);
        marks.add("b", true, 500);
        send(500);
        marks.add("a", true, 600);
        send(600);
        send(1_001 + 500);
        assertThat(store.told).containsExactly("b outdated");
        send(1_001 + 600);
        assertThat(store.down()).isEmpty();
        assertThat(marks.size()).isZero();
    }

    @Test
    void theLogIsMadeAnewBeforeItHoldsMoreOfWhatIsGoneThanOfWhatIsDown() throws IOException {
        for (int i = 0; i <= DownMarks.LEAST_GONE; i++) {
            marks.add("i" + i, true, 1);
        }
        send(1);
        for (int i = 0; i <= DownMarks.LEAST_GONE; i++) {
            marks.add("i" + i, false, 1);
        }
        send(1);
        assertThat(store.entries()).isEqualTo(DownMarks.LEAST_GONE + 2);
        marks = restarted();
        send(1);
        assertThat(store.told).containsExactly("all of []");
        assertThat(store.entries()).isEqualTo(1);
    }

    @Test
    void anItemOfAnEarlierStateIsDownSinceTheRestart() throws IOException {
        marks.restore(List.of(new DownMarks.State(Map.of("a", 0L), Map.of("a", true), DownHead.NONE, 0)), 500);
        send(500);
        assertThat(store.down()).containsExactly("a");
        send(500 + TTL);
        assertThat(store.down()).containsExactly("a");
    }
}
