package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.behaviour.Behaviours.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Version;
import dev.eddy.item.TaggedBehaviour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PersonInterestTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final int LIMIT = 12;

    private final InterestUpdater interests = new InterestUpdater(InterestFixtures.options(LIMIT, 1_000), 2);
    private final PersonInterest sums = new PersonInterest(interests);
    private final CountingParts parts = new CountingParts();

    @Tag("lives")
    @Test
    void theSumIsThatOfAllIdsInWhateverOrderTheyTell() {
        for (int seed : Lives.of("sums of ids", 300)) {
            // With many items, some fall off the end.
            sumOfRandomLife(new Random(seed), seed % 2 == 0 ? LIMIT : 40, "life " + seed);
        }
    }

    private void sumOfRandomLife(Random random, int items, String life) {
        int count = 1 + random.nextInt(5);
        Interest[] ids = new Interest[count];
        parts.clear();
        User user = User.unknown("ann", interests.none(), 0, Long.MIN_VALUE);
        Merged.Ids named = user.ids();
        for (int id = 0; id < count; id++) {
            ids[id] = interests.none();
            named = named.with(new Merged.Name("id-" + id, 0, 0, 0));
        }
        for (int event = 1; event < 60; event++) {
            int id = random.nextInt(count);
            if (random.nextInt(20) == 0) {
                // Began anew.
                ids[id] = interests.none();
            }
            var type = random.nextInt(4) == 0 ? BehaviourType.DISLIKE : BehaviourType.CLICK;
            var behaviour =
                    placed(event, did(type, "id-" + id, "i" + random.nextInt(items), NOON + random.nextInt(50)));
            ids[id] = interests
                    .fold(ids[id], new TaggedBehaviour(behaviour, new float[] {random.nextFloat(), random.nextFloat()}))
                    .interest();
            if (random.nextInt(3) > 0) {
                Interest sum = sums.with(part(id, ids[id]), user, named, parts);
                user = user.with(sum, named);
                Interest anew = sums.of(user, named, parts);
                assertThat(sum.sum()).as(life).containsExactly(anew.sum());
                assertThat(sum.asOfMillis()).as(life).isEqualTo(anew.asOfMillis());
                assertThat(sum.clicks()).as(life).isEqualTo(anew.clicks());
                assertThat(sum.sequence()).as(life).isEqualTo(anew.sequence());
                if (items <= LIMIT) {
                    assertThat(sum.history()).as(life).isEqualTo(anew.history());
                } else {
                    // The clicks of an item that fell off the end and returns begin anew.
                    assertThat(sum.history().stream().map(Interaction::itemId))
                            .as(life)
                            .containsExactlyElementsOf(anew.history().stream()
                                    .map(Interaction::itemId)
                                    .toList());
                }
            }
        }
    }

    @Test
    void aClickUnderOneOfAHundredIdsReadsTheInteractionsOfThatIdOnly() {
        User user = User.unknown("ann", interests.none(), 0, Long.MIN_VALUE);
        Merged.Ids named = user.ids();
        List<Interest> ids = new ArrayList<>();
        for (int id = 0; id < 100; id++) {
            named = named.with(new Merged.Name("id-" + id, 0, 0, 0));
            Interest interest = interests.none();
            for (int item = 0; item < LIMIT; item++) {
                interest = clicked(interest, id, "i" + id + "-" + item, NOON + item);
            }
            ids.add(interest);
            user = user.with(sums.with(part(id, interest), user, named, parts), named);
        }
        for (int click = 0; click < 200; click++) {
            int id = click * 37 % 100;
            ids.set(id, clicked(ids.get(id), id, "n" + click, NOON + 1_000 + click));
            parts.read = 0;
            user = user.with(sums.with(part(id, ids.get(id)), user, named, parts), named);
            assertThat(parts.read).as("histories read").isEqualTo(1);
            assertThat(user.interest().history().get(0).itemId()).isEqualTo("n" + click);
        }
        assertThat(user.interest().history())
                .isEqualTo(sums.of(user, named, parts).history());
    }

    private Interest clicked(Interest before, int id, String item, long atMillis) {
        return interests
                .fold(before, new TaggedBehaviour(click("id-" + id, item, atMillis), new float[] {1, 0}))
                .interest();
    }

    private static Handover.Part part(int id, Interest interest) {
        return new Handover.Part("id-" + id, "ann", interest.asPart(), Version.NONE, 0, 0, 1, Long.MIN_VALUE);
    }

    /** Counts reads of whole parts. */
    private static final class CountingParts implements Parts {
        private final Map<String, Handover.Part> byKey = new HashMap<>();
        private int read;

        @Override
        public Handover.Part of(String userId, String id) {
            read++;
            return byKey.get(Parts.key(userId, id));
        }

        @Override
        public Handover.Part head(String userId, String id) {
            Handover.Part part = byKey.get(Parts.key(userId, id));
            return part == null ? null : part.withoutHistory();
        }

        @Override
        public void put(Handover.Part part) {
            byKey.put(Parts.key(part.to(), part.from()), part);
        }

        @Override
        public void remove(String userId, String id) {
            byKey.remove(Parts.key(userId, id));
        }

        private void clear() {
            byKey.clear();
        }
    }
}
