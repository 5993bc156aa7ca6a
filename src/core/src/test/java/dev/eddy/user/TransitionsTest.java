package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final float CLICK = 1;
    private static final float DISLIKE = -2;
    private static final int LIMIT = 100;

    private List<Interaction> history = List.of();
    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void aClickFollowsTheThreeBeforeItLessTheFurtherApart() {
        had("a", 1);
        had("b", 2);
        had("c", 3);
        had("d", 4);
        assertThat(Transitions.between(history, with(at("e", 5))))
                .containsExactly(new Transition("d", "e", 6), new Transition("c", "e", 3), new Transition("b", "e", 2));
    }

    @Test
    void inABasketOfOneInstantEachFollowsTheOneBeforeItInTheTopic() {
        // The last is delivered first.
        history(new Interaction("a", 1, 9, CLICK));
        history(new Interaction("b", 1, 7, CLICK));
        history(new Interaction("c", 1, 8, CLICK));
        assertThat(told).isEqualTo(Map.of("b>c", 6, "c>a", 6, "b>a", 3));
    }

    @Test
    void aLateClickSetsRightWhatWasToldTooSoon() {
        had("a", 1);
        had("c", 3);
        assertThat(told).containsExactlyEntriesOf(Map.of("a>c", 6));
        had("b", 2);
        assertThat(told).isEqualTo(Map.of("a>b", 6, "b>c", 6, "a>c", 3));
    }

    @Test
    void anItemHadAnewFollowsWhatWasLastAndNoLongerLeadsToIt() {
        had("a", 1);
        had("b", 2);
        had("a", 3);
        assertThat(told).isEqualTo(Map.of("b>a", 6));
    }

    @Test
    void aDislikeIsNoClickAndTakesAnEarlierOneBack() {
        had("a", 1);
        had("b", 2);
        had("c", 3);
        history(new Interaction("b", 4, 0, DISLIKE));
        assertThat(told).isEqualTo(Map.of("a>c", 6));
    }

    @Test
    void whoIsGoneTakesAllBack() {
        for (int i = 0; i < 20; i++) {
            had("i" + i, i);
        }
        tell(Transitions.between(history, List.of()));
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsToldAddsUpToWhatTheHistorySaysInAnyOrder() {
        var random = new Random(1);
        for (int run = 0; run < 100; run++) {
            int limit = 3 + random.nextInt(30);
            List<Interaction> interactions = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                interactions.add(new Interaction(
                        "i" + random.nextInt(25), random.nextInt(20), i, random.nextInt(5) == 0 ? DISLIKE : CLICK));
            }
            Collections.shuffle(interactions, random);
            history = List.of();
            told.clear();
            interactions.forEach(interaction -> history(interaction, limit));
            assertThat(told).isEqualTo(counted(history));
        }
    }

    @Test
    void nothingChangedIsNothingToTell() {
        had("a", 1);
        had("b", 2);
        assertThat(Transitions.between(history, history)).isEmpty();
    }

    private static Map<String, Integer> counted(List<Interaction> newestFirst) {
        List<Interaction> clicks =
                newestFirst.stream().filter(Interaction::isPositive).toList();
        Map<String, Integer> counts = new TreeMap<>();
        for (int older = 0; older < clicks.size(); older++) {
            for (int newer = Math.max(0, older - 3); newer < older; newer++) {
                counts.merge(
                        key(clicks.get(older).itemId(), clicks.get(newer).itemId()), 6 / (older - newer), Integer::sum);
            }
        }
        return counts;
    }

    private static String key(String itemId, String nextItemId) {
        return itemId + ">" + nextItemId;
    }

    private void had(String item, long atMillis) {
        history(at(item, atMillis));
    }

    private static Interaction at(String item, long atMillis) {
        return new Interaction(item, atMillis, 0, CLICK);
    }

    private void history(Interaction added) {
        history(added, LIMIT);
    }

    private void history(Interaction added, int limit) {
        List<Interaction> after = History.with(history, added, limit);
        tell(Transitions.between(history, after));
        history = after;
    }

    private List<Interaction> with(Interaction added) {
        return History.with(history, added, LIMIT);
    }

    private void tell(List<Transition> transitions) {
        for (Transition transition : transitions) {
            told.merge(
                    key(transition.itemId(), transition.nextItemId()),
                    transition.count(),
                    (a, b) -> a + b == 0 ? null : a + b);
        }
    }
}
