package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.Recall.JAZZ;
import static dev.eddy.recall.ranking.Recall.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemPopularity;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PopularityDigest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimilarListTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final PopularityDigest digest = new PopularityDigest(numbers, NeighbourOptions.defaults());

    @BeforeEach
    void threeAreSimilar() {
        digest.put(Recall.item("a", JAZZ, Float.NaN));
        digest.put(Recall.item("b", JAZZ, Float.NaN));
        digest.put(Recall.item("c", JAZZ, Float.NaN));
        digest.tagSpace()
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
        digest.add(Recall.clicked("c", NOW));
        assertThat(ids()).containsExactly("c", "b");
    }

    @Test
    void whatIsBetterComesBeforeWhatIsALittleNearer() {
        digest.put(Recall.item("c", JAZZ, 1));
        digest.put(Recall.item("b", JAZZ, 0));
        assertThat(ids()).containsExactly("c", "b");
    }

    @Test
    void whatIsTakenDownIsNotInIt() {
        digest.add(ItemPopularity.of(
                new ItemFeatures("b", 2, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, true)));
        assertThat(ids()).containsExactly("c");
    }

    @Test
    void whatNothingWasLookedForHasNone() {
        assertThat(SimilarList.of(numbers.of("b"), numbers, digest, ScoringOptions.defaults(), NOW))
                .isEmpty();
    }

    private List<String> ids() {
        return list().stream().map(Candidate::itemId).toList();
    }

    private List<Candidate> list() {
        return SimilarList.of(numbers.of("a"), numbers, digest, ScoringOptions.defaults(), NOW);
    }
}
