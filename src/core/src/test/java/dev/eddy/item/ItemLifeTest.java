package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemLifeTest {
    private static final long NOON = 1_750_000_000_000L;

    @Test
    void aChangeWithoutCountsThatComesSoonAfterAnotherIsNotWritten() {
        ItemLife life = ItemLife.NONE.after(null, NOON);
        assertThat(life.touchedMillis()).isEqualTo(NOON);
        assertThat(life.after(null, NOON + 59_999)).isSameAs(life);
        assertThat(life.after(null, NOON - 1)).isSameAs(life);
        assertThat(life.after(null, NOON + 60_000).touchedMillis()).isEqualTo(NOON + 60_000);
        assertThat(ItemLife.NONE.after(null, ItemLife.NEVER)).isEqualTo(ItemLife.NONE);
    }
}
