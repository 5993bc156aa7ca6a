package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.training.tower.TowerCorpus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int USERS = 200;
    private static final int BATCH = 8;
    private static final int MINUTE = 60_000;

    private final TowerCorpus corpus = corpus();
    private final Examples examples = Examples.forTraining(corpus);
    private final int blocks = (examples.size() + BATCH - 1) / BATCH;

    private static TowerCorpus corpus() {
        var builder = new TowerCorpus.Builder().item("a", List.of()).item("b", List.of());
        for (int user = 0; user < USERS; user++) {
            // The ids are not in the order of time.
            String id = "user-" + user * 7 % USERS;
            builder.click(id, "a", 2L * user * MINUTE).click(id, "b", (2L * user + 1) * MINUTE);
        }
        return builder.build();
    }

    @Test
    void theExamplesOfABatchFollowEachOtherInTime() {
        Draws draws = new Draws(corpus, examples, BATCH).start(1);
        for (int batch = 0; batch < 2 * blocks; batch++) {
            long[] times = times(draws.batch(batch));
            assertThat(times).isSorted().hasSize(BATCH);
            // A few examples are for validation.
            assertThat(times[BATCH - 1] - times[0]).isLessThan(2L * 2 * BATCH * MINUTE);
        }
    }

    @Test
    void everySecondBatchIsOfTheNewestTenthAndTheOthersAreOfAll() {
        Draws draws = new Draws(corpus, examples, BATCH).start(1);
        long newest = 2L * USERS * 9 / 10 * MINUTE - 2 * MINUTE;
        Set<Integer> all = IntStream.range(0, blocks)
                .boxed()
                .flatMap(i -> Arrays.stream(draws.batch(2 * i)).boxed())
                .collect(Collectors.toSet());
        assertThat(all).as("all").hasSize(examples.size());
        for (int i = 0; i < blocks; i++) {
            assertThat(times(draws.batch(2 * i + 1))[0]).isGreaterThanOrEqualTo(newest);
        }
    }

    @Test
    void aBatchMayHaveAllExamples() {
        Draws draws = new Draws(corpus, examples, examples.size()).start(1);
        assertThat(draws.batch(0)).containsExactly(draws.batch(1)).hasSize(examples.size());
    }

    private long[] times(int[] batch) {
        return Arrays.stream(batch)
                .mapToLong(example -> corpus.atMillis(examples.place(example)))
                .toArray();
    }
}
