package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.bench.FloorJobs.UserRow;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserRowTest {
    private final UserRow rows = new UserRow(4);

    @Test
    void theVectorFadesAndTakesTheItem() {
        byte[] row = rows.after(rows.after(rows.empty(), 1, 10), 6, 20);
        assertThat(floats(row)).containsExactly(0f, .99f, 1f, 0f);
    }

    @Test
    void theLatestClicksAreKeptTheNewestFirst() {
        byte[] row = rows.empty();
        for (int click = 1; click <= 25; click++) {
            row = rows.after(row, click, 100 + click);
        }
        ByteBuffer recents = ByteBuffer.wrap(row).position(4 * Float.BYTES);
        for (int expected = 25; expected > 25 - UserRow.RECENTS; expected--) {
            assertThat(recents.getLong()).isEqualTo(expected);
            assertThat(recents.getLong()).isEqualTo(100 + expected);
        }
        assertThat(recents.hasRemaining()).isFalse();
    }

    @Test
    void whatWasReadIsNotChanged() {
        byte[] before = rows.empty();
        assertThat(rows.after(before, 1, 1)).isNotEqualTo(before);
        assertThat(before).isEqualTo(rows.empty());
    }

    private static Float[] floats(byte[] row) {
        return IntStream.range(0, 4)
                .mapToObj(i -> ByteBuffer.wrap(row).getFloat(i * Float.BYTES))
                .toArray(Float[]::new);
    }
}
