package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final float CLICK = 1;
    private static final float PURCHASE = 4;
    private static final float DISLIKE = -2;
    private static final float[] WEIGHTS = {CLICK, PURCHASE, DISLIKE};

    @Test
    void anyOrderOfArrivalGivesTheSameHistory() {
        var random = new Random(1);
        for (int run = 0; run < 200; run++) {
            int limit = 1 + random.nextInt(12);
            List<Interaction> interactions = interactions(random, 40);
            List<Interaction> expected = latestOfEachItem(interactions, limit);
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(interactions, random);
                assertThat(withoutClicks(arrived(interactions, limit))).isEqualTo(withoutClicks(expected));
            }
        }
    }

    @Test
    void anyOrderOfArrivalGivesTheSameNumbersOfClicks() {
        var random = new Random(2);
        for (int run = 0; run < 200; run++) {
            List<Interaction> interactions = interactions(random, 40);
            List<Interaction> expected = latestOfEachItem(interactions, 40);
            Collections.shuffle(interactions, random);
            assertThat(arrived(interactions, 40)).isEqualTo(expected);
        }
    }

    @Test
    void aDislikeIsNoClickAndLeavesTheClicksBefore() {
        List<Interaction> history = history(10, at("a", 1), at("a", 2), new Interaction("a", 3, 0, DISLIKE));
        assertThat(history).containsExactly(new Interaction("a", 3, 0, DISLIKE, 2));
    }

    @Test
    void theNumberOfClicksNeverOverflows() {
        List<Interaction> history = history(10, new Interaction("a", 1, 0, CLICK, Integer.MAX_VALUE), at("a", 2));
        assertThat(history.get(0).clicks()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void newestComesFirst() {
        assertThat(history(10, at("a", 1), at("b", 3), at("c", 2)))
                .extracting(Interaction::itemId)
                .containsExactly("b", "c", "a");
    }

    @Test
    void theLaterInteractionWithAnItemIsRemembered() {
        var earlier = new Interaction("a", 1, 0, DISLIKE);
        var later = new Interaction("a", 2, 0, CLICK);
        assertThat(history(10, earlier, later)).containsExactly(later);
        assertThat(history(10, later, earlier)).containsExactly(later);
    }

    @Test
    void ofOneInstantTheLaterInTheTopicIsRemembered() {
        var liked = new Interaction("a", 1, 7, PURCHASE);
        var disliked = new Interaction("a", 1, 8, DISLIKE);
        var likedAgain = new Interaction("a", 1, 9, CLICK);
        assertThat(history(10, liked, disliked)).containsExactly(new Interaction("a", 1, 8, DISLIKE, 1));
        assertThat(history(10, disliked, liked)).containsExactly(new Interaction("a", 1, 8, DISLIKE, 1));
        assertThat(history(10, likedAgain, disliked)).containsExactly(likedAgain);
    }

    @Test
    void aBasketOfOneInstantIsInTheOrderOfTheTopic() {
        assertThat(history(10, placed("b", 7), placed("c", 8), placed("a", 9)))
                .extracting(Interaction::itemId)
                .containsExactly("a", "c", "b");
        assertThat(history(2, placed("a", 9), placed("b", 7), placed("c", 8)))
                .extracting(Interaction::itemId)
                .containsExactly("a", "c");
    }

    @Test
    void theOldestFallsOff() {
        assertThat(history(2, at("a", 1), at("b", 2), at("c", 3))).containsExactly(at("c", 3), at("b", 2));
        assertThat(history(2, at("b", 2), at("c", 3), at("a", 1))).containsExactly(at("c", 3), at("b", 2));
    }

    @Test
    void anItemThatFellOffComesBackWithOneClickWhenItIsHadAgain() {
        assertThat(history(2, at("a", 1), at("b", 2), at("c", 3), at("a", 4))).containsExactly(at("a", 4), at("c", 3));
    }

    @Test
    void whatWasKnownStaysAsItWas() {
        List<Interaction> before = List.of(at("b", 2), at("a", 1));
        History.with(before, at("a", 3), 2);
        assertThat(before).containsExactly(at("b", 2), at("a", 1));
    }

    private static Interaction at(String item, long atMillis) {
        return new Interaction(item, atMillis, 0, CLICK);
    }

    private static Interaction placed(String item, long position) {
        return new Interaction(item, 1, position, CLICK);
    }

    private static List<Interaction> history(int limit, Interaction... arrivals) {
        return arrived(List.of(arrivals), limit);
    }

    private static List<Interaction> arrived(List<Interaction> arrivals, int limit) {
        List<Interaction> history = List.of();
        for (Interaction arrival : arrivals) {
            history = History.with(history, arrival, limit);
        }
        return history;
    }

    /** Few items and instants, so that everything collides with everything. */
    private static List<Interaction> interactions(Random random, int size) {
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            interactions.add(new Interaction(
                    "item-" + random.nextInt(15), random.nextInt(12), i, WEIGHTS[random.nextInt(WEIGHTS.length)]));
        }
        return interactions;
    }

    private static List<Interaction> withoutClicks(List<Interaction> history) {
        return history.stream()
                .map(item -> new Interaction(item.itemId(), item.atMillis(), item.position(), item.weight()))
                .toList();
    }

    private static List<Interaction> latestOfEachItem(List<Interaction> interactions, int limit) {
        Map<String, Interaction> latest = new HashMap<>();
        Map<String, Integer> clicks = new HashMap<>();
        for (Interaction interaction : interactions) {
            clicks.merge(interaction.itemId(), interaction.isPositive() ? 1 : 0, Integer::sum);
            Interaction known = latest.get(interaction.itemId());
            if (known == null
                    || interaction.atMillis() > known.atMillis()
                    || (interaction.atMillis() == known.atMillis() && interaction.position() > known.position())) {
                latest.put(interaction.itemId(), interaction);
            }
        }
        return latest.values().stream()
                .sorted(Interaction.NEWEST_FIRST)
                .limit(limit)
                .map(last -> new Interaction(
                        last.itemId(), last.atMillis(), last.position(), last.weight(), clicks.get(last.itemId())))
                .toList();
    }
}
