package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.filter.Mute;
import dev.eddy.filter.Mute.Kind;
import dev.eddy.user.Mutes.Muted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutesTest {
    private static Muted muted(String tag, long untilMillis, long atMillis, long position) {
        return new Muted(new Mute(Kind.TAG, tag, untilMillis), atMillis, position);
    }

    private static Mutes of(List<Muted> events) {
        Mutes mutes = Mutes.NONE;
        for (Muted event : events) {
            mutes = mutes.with(event);
        }
        return mutes;
    }

    private static List<String> names(Mutes mutes) {
        return mutes.newestFirst().stream().map(muted -> muted.mute().name()).toList();
    }

    @Test
    void theLastWordCountsWhateverTheOrderOfArrival() {
        List<Muted> events = new ArrayList<>(List.of(
                muted("a", Mute.FOREVER, 1, 1),
                muted("a", Mute.ENDED, 2, 2),
                muted("b", Mute.ENDED, 3, 3),
                muted("b", Mute.FOREVER, 3, 4),
                muted("c", 100, 5, 5)));
        Mutes inOrder = of(events);
        assertThat(names(inOrder.activeAt(50))).containsExactly("c", "b");
        assertThat(names(inOrder.activeAt(100))).containsExactly("b");
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(events, random);
            assertThat(of(events)).isEqualTo(inOrder);
        }
    }

    @Test
    void anAuthorATagAndACategoryOfOneNameAreMutedApart() {
        Mutes mutes = Mutes.NONE;
        for (Kind kind : Kind.values()) {
            mutes = mutes.with(new Muted(new Mute(kind, "jazz", Mute.FOREVER), 1, 1));
        }
        mutes = mutes.with(new Muted(new Mute(Kind.TAG, "jazz", Mute.ENDED), 2, 2));
        assertThat(mutes.activeAt(3).newestFirst())
                .extracting(muted -> muted.mute().kind())
                .containsExactly(Kind.AUTHOR, Kind.CATEGORY);
    }

    @Test
    void theOldestAreForgottenBeyondTheLimit() {
        Mutes mutes = Mutes.NONE;
        for (int i = 0; i < Mutes.MOST + 2; i++) {
            mutes = mutes.with(muted("t" + i, Mute.FOREVER, i, i));
        }
        assertThat(names(mutes)).hasSize(Mutes.MOST).contains("t2").doesNotContain("t0", "t1");
    }

    @Test
    void idsOfOnePersonHaveTheLastWordOfAll() {
        Mutes phone = of(List.of(muted("a", Mute.FOREVER, 1, 1), muted("b", Mute.FOREVER, 1, 1)));
        Mutes laptop = of(List.of(muted("a", Mute.ENDED, 2, 2)));
        assertThat(Mutes.together(List.of(phone, laptop))).isEqualTo(Mutes.together(List.of(laptop, phone)));
        assertThat(names(Mutes.together(List.of(phone, laptop)).activeAt(3))).containsExactly("b");
    }
}
