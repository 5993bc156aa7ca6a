package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimilarListTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());

    @BeforeEach
    void threeAreSimilar() {
        table.put(RankingFixtures.item("a", JAZZ, Float.NaN));
        table.put(RankingFixtures.item("b", JAZZ, Float.NaN));
        table.put(RankingFixtures.item("c", JAZZ, Float.NaN));
        table.tagSpace()
                .similar()
                .put(numbers.of("a"), new int[] {numbers.of("b"), numbers.of("c")}, new float[] {.9f, .8f});
    }

    @Test
    void theNearestComesFirst() {
        assertThat(ids()).containsExactly("b", "c");
        assertThat(list()).extracting(Candidate::channels).containsOnly("r");
    }

    @Test
    void whatIsLikedMoreComesBeforeWhatIsALittleNearer() {
        table.add(RankingFixtures.clicked("c", NOW));
        assertThat(ids()).containsExactly("c", "b");
    }

    @Test
    void whatIsBetterComesBeforeWhatIsALittleNearer() {
        table.put(RankingFixtures.item("c", JAZZ, 1));
        table.put(RankingFixtures.item("b", JAZZ, 0));
        assertThat(ids()).containsExactly("c", "b");
    }

    @Test
    void whatIsTakenDownIsNotInIt() {
        table.add(ItemUpdate.of(
                new ItemFeatures("b", 2, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true)));
        assertThat(ids()).containsExactly("c");
    }

    @Test
    void whatNothingWasLookedForHasNone() {
        assertThat(SimilarList.of(
                        numbers.of("b"),
                        numbers,
                        table,
                        RecallOptions.defaults().scoring(),
                        NOW))
                .isEmpty();
    }

    private List<String> ids() {
        return list().stream().map(Candidate::itemId).toList();
    }

    private List<Candidate> list() {
        return SimilarList.of(
                numbers.of("a"), numbers, table, RecallOptions.defaults().scoring(), NOW);
    }
}
