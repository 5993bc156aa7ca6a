package dev.eddy.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.item.TableUpdate.HotItem;
import dev.eddy.vector.Heat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupTallyTest {
    private static final long NOW = 1_750_000_000_000L;

    private final GroupTally tally = new GroupTally("country=de");

    @Test
    void theHottestItemComesFirstAndOfEquallyHotOnesTheSmallerId() {
        tally.add("ann", "b", 1, NOW);
        tally.add("bob", "a", 1, NOW);
        tally.add("bob", "hot", 4, NOW);
        HotInGroup hottest = tally.sum().hottest();
        assertThat(hottest.group()).isEqualTo("country=de");
        assertThat(hottest.asOfMillis()).isEqualTo(NOW);
        assertThat(hottest.items()).extracting(HotItem::itemId).containsExactly("hot", "a", "b");
        assertThat(Heat.at(hottest.items().get(0).heat(), NOW, GroupSum.HALF_LIFE_MILLIS))
                .isEqualTo(4, within(1e-9));
    }

    @Test
    void theSumIsTheSameInWhateverOrderTheTasksTellTheirClicks() {
        List<GroupSum> sums = new ArrayList<>();
        var random = new Random(1);
        for (int task = 0; task < 5; task++) {
            var ofTask = new GroupTally("country=de");
            for (int i = 0; i < 100; i++) {
                ofTask.add("u" + random.nextInt(9), "i" + random.nextInt(50), 1, NOW - random.nextInt(1_000_000));
            }
            sums.add(ofTask.sum());
        }
        GroupSum forwards = sumOf(sums);
        Collections.reverse(sums);
        GroupSum backwards = sumOf(sums);
        assertThat(backwards.users()).isEqualTo(forwards.users());
        assertThat(backwards.newestMillis()).isEqualTo(forwards.newestMillis());
        assertThat(backwards.heats().keySet()).isEqualTo(forwards.heats().keySet());
        backwards
                .heats()
                .forEach((item, heat) ->
                        assertThat(heat).isEqualTo(forwards.heats().get(item), within(1e-6)));
    }

    private static GroupSum sumOf(List<GroupSum> sums) {
        var all = new GroupTally("country=de");
        sums.forEach(all::add);
        return all.sum();
    }

    @Test
    void tenUsersAreEnough() {
        for (int user = 1; user < GroupSum.ENOUGH_USERS; user++) {
            tally.add("u" + user, "a", 1, NOW);
            tally.add("u" + user, "b", 1, NOW);
        }
        assertThat(tally.sum().hasEnoughUsers()).isFalse();
        tally.add("one more", "a", 1, NOW);
        assertThat(tally.sum().hasEnoughUsers()).isTrue();
    }

    /** Else the list would be what the only user who is left clicks. */
    @Test
    void usersWhoHaveNotClickedForAWeekDoNotCount() {
        for (int user = 0; user < 100; user++) {
            tally.add("u" + user, "a", 1, NOW);
        }
        tally.add("u1", "b", 1, NOW + GroupSum.LATELY_MILLIS - 1);
        assertThat(tally.sum().hasEnoughUsers()).isTrue();
        tally.add("u1", "b", 1, NOW + GroupSum.LATELY_MILLIS);
        assertThat(tally.sum().hasEnoughUsers()).isFalse();
    }

    /** Among thousands of items with a long history, a new one with a twentieth of the clicks must get into the list. */
    @Test
    void anItemThatComesLateBecomesHotAllTheSame() {
        var random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            tally.add("u" + i, "old" + random.nextInt(3_000), 1, NOW);
        }
        for (int i = 0; i < 20_000; i++) {
            tally.add("u" + i, i % 20 == 0 ? "new" : "old" + random.nextInt(3_000), 1, NOW);
        }
        assertThat(tally.sum().hottest().items()).extracting(HotItem::itemId).startsWith("new");
    }

    @Test
    void aMillionItemsAndUsersTakeLittleRoom() {
        for (int i = 0; i < 1_000_000; i++) {
            tally.add("u" + i, "i" + i % 100_000, 1, NOW + i);
        }
        tally.add("u", "hottest", 1_000, NOW);
        GroupSum sum = tally.sum();
        assertThat(sum.heats()).hasSizeLessThanOrEqualTo(GroupTally.SPARE * GroupTally.ITEMS);
        assertThat(sum.users()).hasSizeLessThanOrEqualTo(GroupTally.SPARE * GroupSum.ENOUGH_USERS);
        assertThat(sum.hottest().items()).hasSize(GroupSum.TOLD);
        assertThat(sum.hottest().items().get(0).itemId()).isEqualTo("hottest");
    }
}
