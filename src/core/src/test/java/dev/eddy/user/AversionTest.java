package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.mute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.filter.Mute;
import dev.eddy.record.TextHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Impressions of a user, as events come. */
class AversionTest {
    private static final int LIMIT = 4;

    private static Aversion after(Behaviour... events) {
        return after(Aversion.NONE, events);
    }

    private static Aversion after(Aversion before, Behaviour... events) {
        List<Interaction> history = List.of();
        Aversion aversion = before;
        for (Behaviour event : events) {
            if (event.type().isAboutAnItem() && !event.type().wireName().equals("impression")) {
                history = History.with(history, new Interaction(event.itemId(), event.atMillis(), 0, 1), 10);
            }
            aversion = aversion.after(event, history, LIMIT);
        }
        return aversion;
    }

    private static int count(Aversion aversion, String item) {
        int index = aversion.impressions().indexOf(TextHash.of(item));
        return index < 0 ? 0 : aversion.impressions().counts()[index];
    }

    @Test
    void impressionsAddUpUntilTheItemIsClicked() {
        Aversion shown = after(impression("ann", "a", 1), impression("ann", "a", 2), impression("ann", "b", 3));
        assertThat(count(shown, "a")).isEqualTo(2);
        assertThat(count(shown, "b")).isEqualTo(1);
        Aversion clicked = after(shown, click("ann", "a", 4));
        assertThat(count(clicked, "a")).isZero();
        assertThat(count(clicked, "b")).isEqualTo(1);
    }

    @Test
    void anImpressionFromBeforeAClickDoesNotCountAfterIt() {
        assertThat(after(click("ann", "a", 5), impression("ann", "a", 4)))
                .usingRecursiveComparison()
                .isEqualTo(Aversion.NONE);
        assertThat(count(after(click("ann", "a", 5), impression("ann", "a", 6)), "a"))
                .isEqualTo(1);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<Behaviour> events = new ArrayList<>(List.of(
                impression("ann", "a", 1),
                click("ann", "a", 2),
                impression("ann", "a", 3),
                impression("ann", "a", 4),
                impression("ann", "b", 1),
                impression("ann", "b", 5),
                impression("ann", "c", 4),
                click("ann", "c", 9)));
        Aversion inOrder = after(events.toArray(Behaviour[]::new));
        assertThat(count(inOrder, "a"))
                .as("how often after a click is not kept")
                .isEqualTo(1);
        assertThat(count(inOrder, "b")).isEqualTo(2);
        assertThat(count(inOrder, "c")).isZero();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(events, random);
            assertThat(after(events.toArray(Behaviour[]::new)))
                    .usingRecursiveComparison()
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void theItemsShownLastAreKept() {
        Aversion aversion = after(
                impression("ann", "e", 9),
                impression("ann", "a", 1),
                impression("ann", "b", 2),
                impression("ann", "c", 3),
                impression("ann", "d", 4));
        assertThat(aversion.impressions().size()).isEqualTo(LIMIT);
        assertThat(count(aversion, "a")).isZero();
        assertThat(count(aversion, "e")).isEqualTo(1);
    }

    @Test
    void thePageOfAClickWasNotIgnoredYet() {
        Aversion aversion = after(
                impression("ann", "a", 1),
                impression("ann", "b", 1),
                impression("ann", "a", 9),
                impression("ann", "c", 9),
                impression("ann", "d", 10));
        Aversion before = aversion.beforePageOf("c");
        assertThat(count(before, "a")).isEqualTo(1);
        assertThat(count(before, "b")).isEqualTo(1);
        assertThat(count(before, "c")).isZero();
        assertThat(count(before, "d")).as("shown later").isZero();
        assertThat(aversion.beforePageOf("never shown")).isEqualTo(aversion);
    }

    @Test
    void idsOfOnePersonShareMutesAndClicks() {
        Mute mute = new Mute(Mute.Kind.TAG, "spoiler", 9);
        Aversion phone = after(impression("ann", "a", 1), impression("ann", "b", 1));
        Aversion laptop = after(impression("ann", "a", 5), mute("ann", mute, 6)).withoutImpressions();
        List<Interaction> history = List.of(new Interaction("b", 3, 0, 1));
        Aversion together = Aversion.together(List.of(phone, laptop), history);
        assertThat(count(together, "a")).isEqualTo(1);
        assertThat(count(together, "b")).as("clicked elsewhere").isZero();
        assertThat(together.mutesAt(7)).containsExactly(mute);
    }

    @Test
    void theArraysStaySortedAndTogether() {
        Random random = new Random(1);
        TreeMap<Long, Integer> counts = new TreeMap<>();
        Impressions impressions = Impressions.NONE;
        for (int i = 0; i < 1_000; i++) {
            String item = "item-" + random.nextInt(50);
            if (random.nextInt(5) == 0) {
                impressions = impressions.after(List.of(new Interaction(item, i, 0, 1)));
                counts.remove(TextHash.of(item));
            } else {
                impressions = impressions.with(item, i);
                counts.merge(TextHash.of(item), 1, Integer::sum);
            }
            assertThat(impressions.items()).containsExactly(counts.keySet().toArray(Long[]::new));
            assertThat(Arrays.stream(impressions.counts()).boxed()).containsExactlyElementsOf(counts.values());
        }
    }
}
