package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.TopK;
import org.junit.jupiter.api.Test;

class PartnersTest {
    private final TopK best = TopK.ofPositive(2, (a, b) -> a < b);
    private final Partners partners = new Partners(null, 0, 0, 0);

    PartnersTest() {
        best.cleared();
        best.offer(7, 3);
        best.offer(5, 2);
        partners.set(best.sorted());
    }

    @Test
    void aScoreSumsTheListAndTheNewPairs() {
        partners.add(5, 1);
        partners.add(5, .5f);
        assertThat(partners.score(5, 2)).isEqualTo(3.5);
        assertThat(partners.score(5, 1)).isEqualTo(1.5);
        assertThat(partners.score(6, 2)).isZero();
    }

    @Test
    void sortingMergesTheNewPairsAndKeepsTheBest() {
        partners.add(5, 2);
        partners.add(6, 1);
        partners.sortIn(best);
        assertThat(partners.items).containsExactly(5, 7);
        assertThat(partners.scores).containsExactly(4, 3);
        assertThat(partners.newSize).isZero();
    }
}
