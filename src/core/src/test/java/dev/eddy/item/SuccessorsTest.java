package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuccessorsTest {
    private static final Successors NONE = new Successors(new String[0], new int[0], 0);

    @Test
    void countsAddUpInAnyOrderAndGrouping() {
        var random = new Random(1);
        List<Successors> parts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            parts.add(had("i" + random.nextInt(30), random.nextInt(-3, 7)));
        }
        Successors expected = sum(parts);
        for (int run = 0; run < 30; run++) {
            Collections.shuffle(parts, random);
            int cut = 1 + random.nextInt(parts.size() - 1);
            Successors sum = sum(parts.subList(0, cut)).plus(sum(parts.subList(cut, parts.size())));
            assertThat(counts(sum)).isEqualTo(counts(expected));
            assertThat(sum.total()).isEqualTo(expected.total());
        }
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        Successors sum = had("a", 6).plus(had("b", 3)).plus(had("a", -6));
        assertThat(counts(sum)).containsExactly(entry("b", 3));
        assertThat(sum.total()).isEqualTo(3);
    }

    @Test
    void theMostFrequentStayAndTheTotalTellsOfTheOthers() {
        Successors sum = sum(List.of(had("d", 6), had("c", 3), had("b", 6), had("a", 2), had("e", 6)));
        assertThat(counts(sum.mostFrequent(2))).containsExactly(entry("b", 6), entry("d", 6));
        assertThat(sum.mostFrequent(2).total()).isEqualTo(23);
        assertThat(counts(sum.mostFrequent(0))).isEmpty();
        assertThat(counts(sum.mostFrequent(5))).hasSize(5);
    }

    @Test
    void whenThereAreTooManyWhatIsRareGoesAndWhatIsNewHasItsChance() {
        Successors sum = sum(List.of(had("often", 100), had("rare", 2), had("rarer", 1)));
        assertThat(counts(sum.aged(3))).hasSize(3);
        assertThat(counts(sum.aged(2))).containsExactly(entry("often", 50), entry("rare", 1));
        assertThat(counts(sum.aged(1))).containsExactly(entry("often", 25));
        Successors aged = sum.aged(2);
        for (int i = 0; i < 4; i++) {
            aged = aged.plus(had("new", 6)).aged(2);
        }
        assertThat(counts(aged)).containsKeys("often", "new");
    }

    private static Successors had(String nextItemId, int count) {
        return count == 0 ? NONE : Successors.of(nextItemId, count);
    }

    private static Successors sum(List<Successors> parts) {
        return parts.stream().reduce(NONE, Successors::plus);
    }

    private static Map<String, Integer> counts(Successors successors) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < successors.size(); i++) {
            counts.put(successors.itemIds()[i], successors.counts()[i]);
        }
        return counts;
    }
}
