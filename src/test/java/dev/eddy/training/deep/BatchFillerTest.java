package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchFillerTest {
    private static final int CLICKS = 3;
    private static final int MINUTE = 60_000;

    private final TowerCorpus.Builder builder = new TowerCorpus.Builder();

    BatchFillerTest() {
        List.of("a", "b", "c", "d", "e").forEach(item -> builder.item(item, List.of()));
    }

    @Test
    void aRepeatedClickMovesAnItemToTheFront() {
        builder.click("u", "a", 0).click("u", "b", MINUTE).click("u", "a", 4 * MINUTE);
        builder.click("u", "c", 5 * MINUTE);
        Batch batch = batch(builder.build());
        int last = batch.size - 1;
        assertThat(clicks(batch, last)).containsExactly("a", "b");
        assertThat(Arrays.copyOfRange(batch.gaps, last * CLICKS, last * CLICKS + 2))
                .containsExactly(0, 2);
        // Two items before: log(3) / 5, and 1 / 3.
        assertThat(batch.activity[2 * last + 1]).isEqualTo(1 / 3f);
    }

    @Test
    void theLastClicksCount() {
        for (String item : List.of("a", "b", "c", "d", "e")) {
            builder.click("u", item, 0);
        }
        Batch batch = batch(builder.build());
        assertThat(clicks(batch, batch.size - 1)).containsExactly("d", "c", "b");
    }

    @Test
    void aFirstClickAndARepeatedOneAreNoExamples() {
        builder.click("u", "a", 0).click("u", "b", 1).click("u", "a", 2).click("v", "c", 3);
        assertThat(batch(builder.build()).size).isEqualTo(1);
    }

    @Test
    void theClickedItemItselfAndTheUsersOtherItemsAreNoNegatives() {
        builder.click("u", "a", 0).click("u", "b", 1).click("u", "d", 2);
        builder.click("v", "c", 2).click("v", "b", 3).click("v", "e", 4);
        Batch batch = batch(builder.build());
        // In the order of users: b and d of u, b and e of v.
        assertThat(batch.size).isEqualTo(4);
        assertThat(Arrays.copyOf(batch.corrections, 4)).containsExactly(0, Batch.NEVER, Batch.NEVER, 0);
        assertThat(Arrays.copyOfRange(batch.corrections, batch.choices(), batch.choices() + 4))
                .containsExactly(Batch.NEVER, 0, 0, 0);
        for (int random = 4; random < batch.choices(); random++) {
            boolean isSame = batch.choices[random] == batch.choices[0];
            assertThat(batch.corrections[random]).isEqualTo(isSame ? Batch.NEVER : 0);
        }
    }

    @Test
    void popularityIsThatBeforeTheClick() {
        builder.click("u", "a", 0).click("v", "b", 1).click("u", "b", 2).click("v", "a", 3);
        Batch batch = batch(builder.build());
        assertThat(batch.size).isEqualTo(2);
        int perExample = (1 + batch.compared) * Popularity.WEIGHTS;
        for (int halfLife = 0; halfLife < Popularity.WEIGHTS; halfLife++) {
            assertThat(batch.popularity[halfLife])
                    .as("u chose b, which v had clicked")
                    .isEqualTo(Popularity.log(1), within(1e-5f));
            assertThat(batch.popularity[perExample + halfLife])
                    .as("v chose a, which u had clicked")
                    .isEqualTo(Popularity.log(1), within(1e-5f));
            for (int random = 1; random <= batch.compared; random++) {
                boolean isA = batch.choices[1 + random] == batch.choices[1];
                assertThat(batch.popularity[perExample + random * Popularity.WEIGHTS + halfLife])
                        .as("two clicks on b by then")
                        .isEqualTo(Popularity.log(isA ? 1 : 2), within(1e-5f));
            }
        }
    }

    private static Batch batch(TowerCorpus corpus) {
        Examples examples = Examples.forTraining(corpus);
        var batch = new Batch(examples.size(), CLICKS, 4, corpus.items().size());
        int[] all = IntStream.range(0, examples.size()).toArray();
        new BatchFiller(corpus, CLICKS).fill(batch, examples, all, new SplitMix64(1));
        return batch;
    }

    private static List<String> clicks(Batch batch, int example) {
        return IntStream.range(example * CLICKS, (example + 1) * CLICKS)
                .filter(at -> batch.padding[at] == 0)
                .mapToObj(at -> "abcde"
                        .substring(
                                batch.clicked.items()[batch.clicks[at]],
                                batch.clicked.items()[batch.clicks[at]] + 1))
                .toList();
    }
}
