package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventLedgerTest {
    private static final long ALWAYS = Long.MIN_VALUE;

    @Test
    void anEventOnceSeenIsKnown() {
        EventLedger ledger = EventLedger.EMPTY.with(7, 100, ALWAYS, 10);
        assertThat(ledger.contains(7, 100, 0)).isTrue();
        assertThat(ledger.contains(8, 100, 0)).isFalse();
    }

    @Test
    void theSameIdentityIsAnotherEventBeyondTheWindow() {
        EventLedger ledger = EventLedger.EMPTY.with(7, 100, ALWAYS, 10);
        assertThat(ledger.contains(7, 120, 20)).isTrue();
        assertThat(ledger.contains(7, 80, 20)).isTrue();
        assertThat(ledger.contains(7, 121, 20)).isFalse();
        assertThat(ledger.contains(7, 79, 20)).isFalse();
    }

    @Test
    void eventsBeforeTheWindowAreForgotten() {
        EventLedger ledger = ledgerOf(10, 10, 20, 30).with(40, 40, 20, 10);
        assertThat(ledger.times()).containsExactly(20, 30, 40);
        assertThat(ledger.contains(10, 10, 100)).isFalse();
    }

    @Test
    void theOldestBeyondTheLimitAreForgotten() {
        assertThat(ledgerOf(3, 10, 20, 30, 40).times()).containsExactly(20, 30, 40);
    }

    @Test
    void anEventThatComesLateDoesNotPushOutANewerOne() {
        assertThat(ledgerOf(3, 20, 30, 40, 10).times()).containsExactly(20, 30, 40);
        assertThat(ledgerOf(3, 10, 30, 40, 20).times()).containsExactly(20, 30, 40);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var random = new Random(1);
        List<long[]> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(new long[] {random.nextLong(), random.nextInt(25)});
        }
        EventLedger expected = arrived(events);
        for (int run = 0; run < 50; run++) {
            Collections.shuffle(events, random);
            assertThat(arrived(events)).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    @Test
    void theProducersIdAloneTellsEventsApart() {
        assertThat(EventLedger.print(named("e1", click("ann", "a", 1))))
                .isEqualTo(EventLedger.print(named("e1", dislike("ann", "b", 2))))
                .isNotEqualTo(EventLedger.print(named("e2", click("ann", "a", 1))));
    }

    @Test
    void withoutAnIdItemTypeAndTimeTellEventsApart() {
        long print = EventLedger.print(click("ann", "a", 1));
        assertThat(EventLedger.print(click("ann", "a", 1))).isEqualTo(print);
        assertThat(EventLedger.print(click("ann", "b", 1))).isNotEqualTo(print);
        assertThat(EventLedger.print(dislike("ann", "a", 1))).isNotEqualTo(print);
        assertThat(EventLedger.print(click("ann", "a", 2))).isNotEqualTo(print);
    }

    @Test
    void manyEventsOfOneUserHaveDifferentPrints() {
        var prints = new HashSet<Long>();
        for (int item = 0; item < 300; item++) {
            for (long at = 1_750_000_000_000L; at < 1_750_000_000_300L; at++) {
                prints.add(EventLedger.print(click("ann", "item-" + item, at)));
            }
        }
        assertThat(prints).hasSize(90_000);
    }

    /** Each event's print is its time, which tells them apart. */
    private static EventLedger ledgerOf(int limit, long... times) {
        EventLedger ledger = EventLedger.EMPTY;
        for (long time : times) {
            ledger = ledger.with(time, time, ALWAYS, limit);
        }
        return ledger;
    }

    private static EventLedger arrived(List<long[]> printsAndTimes) {
        EventLedger ledger = EventLedger.EMPTY;
        for (long[] event : printsAndTimes) {
            ledger = ledger.with(event[0], event[1], ALWAYS, 12);
        }
        return ledger;
    }
}
