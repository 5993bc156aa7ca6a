package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.TaskShare;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.recall.search.ItemFinder;
import dev.eddy.recall.search.RetrievalOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimilarListsTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private final ItemFinder finder = new ItemFinder(
            Options.defaults(RetrievalOptions.class).relating(Duration.ofHours(1)),
            100,
            Duration.ofDays(30),
            table,
            Runnable::run);

    @Test
    void ofWhatANewItemIsSimilarToOnlySomeAreToldAtOnce() {
        SimilarLists lists = lists(new TaskShare(0, 1));
        List<Integer> used = someItems(20);
        assertThat(lists.ofUsed(used, NOW, NOW)).hasSize(20);
        finder.tell(RankingFixtures.record("new", JAZZ));
        lists.add(table.tagSpace(), "new");
        assertThat(lists.ofNew(NOW, NOW))
                .hasSize(6)
                .first()
                .satisfies(list -> assertThat(list.id()).isEqualTo("new"));
        assertThat(used)
                .allSatisfy(item ->
                        assertThat(table.tagSpace().similar().others(item)).contains(numbers.of("new")));
    }

    @Test
    void betweenThemTheTasksTellOfEveryNewItem() {
        someItems(20);
        List<String> told = Stream.of(new TaskShare(0, 2), new TaskShare(1, 2))
                .map(this::lists)
                .peek(lists -> IntStream.range(0, 10).forEach(i -> lists.add(table.tagSpace(), "i" + i)))
                .flatMap(lists -> lists.ofNew(NOW, NOW).stream())
                .map(SharedUpdate::id)
                .distinct()
                .toList();
        assertThat(told).contains("i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9");
    }

    private SimilarLists lists(TaskShare own) {
        return new SimilarLists(finder, table, RecallOptions.defaults().scoring(), own);
    }

    private List<Integer> someItems(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "i" + i)
                .peek(itemId -> finder.tell(RankingFixtures.record(itemId, JAZZ)))
                .map(numbers::of)
                .toList();
    }
}
