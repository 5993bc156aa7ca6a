package dev.eddy.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MuteTest {
    private static Mute of(Mute.Kind kind) {
        return new Mute(kind, "bob", 10);
    }

    @Test
    void aMuteCoversTheItemsOfItsOwnKindOfLabelAlone() {
        assertThat(of(Mute.Kind.AUTHOR).covers("bob", null, List.of())).isTrue();
        assertThat(of(Mute.Kind.AUTHOR).covers("ann", "bob", List.of("bob"))).isFalse();
        assertThat(of(Mute.Kind.CATEGORY).covers("ann", "bob", List.of())).isTrue();
        assertThat(of(Mute.Kind.CATEGORY).covers("bob", null, List.of("bob"))).isFalse();
        assertThat(of(Mute.Kind.TAG).covers(null, null, List.of("a", "bob"))).isTrue();
        assertThat(of(Mute.Kind.TAG).covers("bob", "bob", List.of("a"))).isFalse();
    }

    @Test
    void aMuteEndsAtItsEnd() {
        assertThat(of(Mute.Kind.TAG).isActiveAt(9)).isTrue();
        assertThat(of(Mute.Kind.TAG).isActiveAt(10)).isFalse();
        assertThat(new Mute(Mute.Kind.TAG, "a", Mute.FOREVER).isActiveAt(Long.MAX_VALUE - 1))
                .isTrue();
        assertThat(new Mute(Mute.Kind.TAG, "a", Mute.ENDED).isActiveAt(0)).isFalse();
    }
}
