package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TopTagsTest {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long NOW = 20_000 * DAY;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());

    @Test
    void theHeaviestComeFirstAndTiesGoByName() {
        item("a", "jazz", "live");
        item("b", "jazz", "film");
        assertThat(of(click("b", 0, 1), click("a", 0, 1))).containsExactly("jazz", "film", "live");
    }

    @Test
    void anOldClickCountsLessThanANewOne() {
        item("a", "old");
        item("b", "new");
        item("c", "old");
        assertThat(of(click("b", 0, 1), click("a", 31, 1))).containsExactly("new", "old");
        assertThat(of(click("b", 0, 1), click("a", 29, 1), click("c", 29, 1))).containsExactly("old", "new");
    }

    @Test
    void whatWasDislikedIsNoTopTag() {
        item("a", "polka");
        item("b", "jazz");
        assertThat(of(click("a", 0, -2), click("b", 0, 1))).containsExactly("jazz");
    }

    @Test
    void fiveAreEnough() {
        item("a", "t7", "t6", "t5", "t4", "t3", "t2", "t1");
        assertThat(of(click("a", 0, 1))).containsExactly("t1", "t2", "t3", "t4", "t5");
    }

    @Test
    void anItemThatIsNotKnownHasNoTags() {
        assertThat(of(click("nowhere", 0, 1))).isEmpty();
    }

    private void item(String itemId, String... tags) {
        List<Tag> all = Arrays.stream(tags).map(tag -> new Tag(tag, 1, null)).toList();
        table.put(ItemUpdate.of(
                new ItemFeatures(itemId, 1, null, all, Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false)));
    }

    private static Interaction click(String itemId, int daysAgo, float weight) {
        return new Interaction(itemId, NOW - daysAgo * DAY, 0, weight);
    }

    private List<String> of(Interaction... newestFirst) {
        var member = new Member("ann", List.of(newestFirst), null, true);
        return TopTags.of(member, table);
    }
}
