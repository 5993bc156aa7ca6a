package dev.eddy.recall;

import static dev.eddy.item.Popular.DAY;
import static dev.eddy.item.Popular.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Aversion;
import dev.eddy.user.Interaction;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentSharesTest {
    private static final RecallOptions OPTIONS = RecallOptions.defaults();
    private static final float[] EAST = {1, 0};

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, OPTIONS.neighbours(), List.of());
    private final ClusterModel cluster = new ClusterModel(OPTIONS.neighbours(), OPTIONS.filter(), numbers);

    @Test
    void usersOfOneSegmentAreCountedTogether() {
        item("a", "jazz", false);
        item("b", "rock", false);
        put("ann", NOW, "a");
        put("ben", NOW, "a", "b");
        put("away", NOW - 30 * DAY, "a", "b", "c", "d", "e");
        cluster.put(new Member("lent", history(NOW, "b"), EAST, true, true, Aversion.NONE));
        assertThat(shares()).hasSize(2);
        ClusterSegments.Share newcomers = share(Segment.NEW);
        assertThat(newcomers.read()).isEqualTo(2);
        assertThat(newcomers.users()).isEqualTo(2);
        assertThat(newcomers.leastOfItems()).isZero();
        assertThat(newcomers.tags()).containsOnly(Map.entry("jazz", 1.5f), Map.entry("rock", .5f));
        assertThat(newcomers.items()).containsOnly(Map.entry("a", 2f), Map.entry("b", 1f));
        assertThat(newcomers.had()).isEqualTo(3);
        assertThat(newcomers.direction()).as("as long as they are many").containsExactly(2, 0);
        assertThat(share(Segment.DORMANT).users()).isEqualTo(1);
    }

    @Test
    void whatCannotBeRecalledIsCountedButNotNamed() {
        item("gone", "jazz", true);
        put("ann", NOW, "gone");
        assertThat(share(Segment.NEW).items()).isEmpty();
        assertThat(share(Segment.NEW).had()).isEqualTo(1);
    }

    @Test
    void ofALargeClusterASampleStandsForAll() {
        item("a", "jazz", false);
        IntStream.range(0, 10_000).forEach(i -> put("user-" + i, NOW, "a"));
        ClusterSegments.Share all = share(Segment.NEW);
        assertThat(all.users()).isEqualTo(10_000, within(1_000.));
        assertThat(all.read()).isCloseTo(1_000, within(100));
        assertThat(all.items().get("a")).isEqualTo((float) all.users());
    }

    private ClusterSegments.Share share(Segment segment) {
        return shares().stream()
                .filter(share -> share.segment() == segment)
                .findFirst()
                .orElseThrow();
    }

    private List<ClusterSegments.Share> shares() {
        return new SegmentShares(table).of(7, cluster, NOW).shares();
    }

    private void put(String userId, long atMillis, String... items) {
        cluster.put(new Member(userId, history(atMillis, items), EAST, true));
    }

    private static List<Interaction> history(long atMillis, String... items) {
        return List.of(items).stream()
                .map(item -> new Interaction(item, atMillis, 0, 1))
                .toList();
    }

    private void item(String itemId, String tag, boolean isDown) {
        table.put(ItemUpdate.of(new ItemFeatures(
                itemId, 1, null, List.of(new Tag(tag, 1, null)), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, isDown)));
    }
}
