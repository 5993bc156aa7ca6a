package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.ItemRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Test
    void aSessionEndsAfterHalfAnHourWithoutAnEvent() {
        List<Behaviour> events = List.of(
                Behaviours.click("a", "i", 0),
                Behaviours.click("b", "i", 20 * MINUTE),
                Behaviours.click("a", "j", 30 * MINUTE),
                Behaviours.click("a", "k", 60 * MINUTE + 1),
                Behaviours.click("b", "k", 200 * MINUTE));
        assertThat(Derived.SESSIONS.events(events))
                .extracting(Behaviour::userId)
                .containsExactly("a/0", "b/0", "a/0", "a/1", "b/1");
        assertThat(Derived.SESSIONS.events(events))
                .extracting(Behaviour::itemId)
                .containsExactly("i", "i", "j", "k", "k");
    }

    @Test
    void timesAreCutToTheDayAndTheOrderStays() {
        List<Behaviour> events = List.of(
                Behaviours.click("a", "i", 3 * DAY + 5),
                Behaviours.click("b", "j", 3 * DAY + 7),
                Behaviours.click("a", "k", 4 * DAY));
        assertThat(Derived.DAYS.events(events))
                .extracting(Behaviour::atMillis)
                .containsExactly(3 * DAY, 3 * DAY, 4 * DAY);
        assertThat(Derived.DAYS.events(events)).extracting(Behaviour::itemId).containsExactly("i", "j", "k");
    }

    @Test
    void itemsAndEventsStillBelongTogetherUnderOtherIds() {
        ItemRecord item = ItemRecord.takenDown("i");
        Behaviour event =
                Derived.PERMUTED.events(List.of(Behaviours.click("i", "i", 1))).get(0);
        assertThat(event.itemId())
                .isNotEqualTo("i")
                .isEqualTo(Derived.PERMUTED.item(item).itemId());
        assertThat(event.userId()).isNotEqualTo("i");
    }

    @Test
    void eventsOfOneTimeComeByPartitionAndThoseOfOneUserInTheirOrder() {
        List<Behaviour> events = IntStream.range(0, 400)
                .mapToObj(i -> Behaviours.click("u" + i % 100, "i" + i, i / 200))
                .toList();
        List<Behaviour> split = Derived.SPLIT_TOPIC.events(events);
        assertThat(split).isNotEqualTo(events).containsExactlyInAnyOrderElementsOf(events);
        assertThat(split).isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
        for (int user = 0; user < 100; user++) {
            String id = "u" + user;
            assertThat(split.stream().filter(event -> event.userId().equals(id)))
                    .containsExactlyElementsOf(events.stream()
                            .filter(event -> event.userId().equals(id))
                            .toList());
        }
    }
}
