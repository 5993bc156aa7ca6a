package dev.eddy.recall;

import static dev.eddy.item.Popular.DAY;
import static dev.eddy.item.Popular.NOW;
import static dev.eddy.item.Popular.clicked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.client.GroupProfile;
import dev.eddy.client.TagShare;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Aversion;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterProfilesTest {
    private static final RecallOptions OPTIONS = RecallOptions.defaults();
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, OPTIONS.neighbours(), List.of());
    private final ClusterModel cluster = new ClusterModel(OPTIONS.neighbours(), OPTIONS.filter(), numbers);

    @Test
    void guestsAreCountedButDoNotChangeTheProfile() {
        item("a", 1, "jazz");
        item("b", 1, "rock");
        cluster.put(own("ann", EAST, "a"));
        GroupProfile alone = profile();
        cluster.put(new Member("guest", history("b"), NORTH, true, true, Aversion.NONE));
        GroupProfile withGuest = profile();
        assertThat(withGuest.guests()).isOne();
        assertThat(withGuest.members()).isOne();
        assertThat(withGuest.tags()).isEqualTo(alone.tags()).containsExactly(new TagShare("jazz", 1));
        assertThat(withGuest.direction()).containsExactly(1f, 0f);
        cluster.put(new Member("guest", history("b"), NORTH, true, false, Aversion.NONE));
        assertThat(profile().guests()).isZero();
        assertThat(profile().tags()).hasSize(2);
    }

    @Test
    void eachMemberCountsOnceInTheTags() {
        item("a", 1, "jazz");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            item("rock-" + i, 1, "rock");
            many.add("rock-" + i);
        }
        cluster.put(own("ann", EAST, "a"));
        cluster.put(own("ben", EAST, "a"));
        cluster.put(own("busy", EAST, many.toArray(String[]::new)));
        assertThat(profile().tags()).extracting(TagShare::tag).containsExactly("jazz", "rock");
        assertThat(profile().tags().get(0).share()).isEqualTo(2 / 3f, within(1e-6f));
    }

    @Test
    void anItemThatEverybodyHasEverywhereIsNotTypical() {
        item("hit", 900, "pop");
        item("niche", 3, "jazz");
        item("elsewhere", 97, "rock");
        for (String user : List.of("ann", "ben", "cid")) {
            cluster.put(own(user, EAST, "hit", "niche"));
        }
        assertThat(profile().typicalItems()).containsExactly("niche");
    }

    @Test
    void anItemWithMoreClicksTodayThanBeforeIsRising() {
        item("steady", 1, "pop");
        item("new", 1, "pop");
        for (int day = 0; day < 30; day++) {
            cluster.put(own("old-" + day, EAST, NOW - day * DAY, "steady"));
        }
        for (int i = 0; i < 3; i++) {
            cluster.put(own("today-" + i, EAST, NOW, "new"));
        }
        assertThat(profile().risingItems()).containsExactly("new");
    }

    @Test
    void theDirectionIsTheMeanOfTheMembersAndTheMostActiveDoNotOutweighTheOthers() {
        assertThat(profile().direction()).as("of nobody").isEmpty();
        cluster.put(own("ann", EAST, "a"));
        cluster.put(own("ben", null, "a"));
        cluster.put(own("cid", NORTH, "b", "c", "d", "e", "f", "g", "h"));
        List<Float> direction = profile().direction();
        assertThat(direction.get(1) / direction.get(0))
                .as("seven items weigh three times as much as one")
                .isEqualTo(3, within(1e-4f));
    }

    private void item(String itemId, int clicks, String tag) {
        var features = new ItemFeatures(
                itemId, 1, null, List.of(new Tag(tag, 1, null)), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false);
        ItemUpdate item = ItemUpdate.of(features);
        for (int i = 0; i < clicks; i++) {
            item = item.plus(clicked(itemId, NOW));
        }
        table.put(item);
    }

    private static Member own(String user, float[] direction, String... newestFirst) {
        return new Member(user, history(newestFirst), direction, true);
    }

    private static Member own(String user, float[] direction, long atMillis, String item) {
        return new Member(user, List.of(new Interaction(item, atMillis, 0, 1)), direction, true);
    }

    private static List<Interaction> history(String... newestFirst) {
        return Arrays.stream(newestFirst)
                .map(item -> new Interaction(item, NOW, 0, 1))
                .toList();
    }

    private GroupProfile profile() {
        return new ClusterProfiles(table).of(cluster, NOW, 7);
    }
}
