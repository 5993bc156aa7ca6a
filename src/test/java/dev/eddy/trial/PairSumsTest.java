package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairSumsTest {

    @Test
    void sumsAreThoseOfAMapHoweverManyItemsThereAre() {
        var random = new Random(1);
        var sums = new PairSums();
        Map<Integer, Double> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            int item = random.nextInt(1_000);
            sums.add(item, .5);
            expected.merge(item, .5, Double::sum);
        }
        Map<Integer, Double> found = new HashMap<>();
        sums.forEach((item, sum) -> assertThat(found.put(item, sum)).isNull());
        assertThat(found).isEqualTo(expected);
    }
}
