package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.training.tower.TowerCorpus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int USERS = 200;

    @Test
    void everySecondDrawIsOfTheNewestTenthAndTheOthersAreOfAll() {
        var builder = new TowerCorpus.Builder().item("a", List.of()).item("b", List.of());
        for (int user = 0; user < USERS; user++) {
            builder.click("user-" + user, "a", 2L * user).click("user-" + user, "b", 2L * user + 1);
        }
        TowerCorpus corpus = builder.build();
        Examples examples = Examples.forTraining(corpus);
        long newest = 2L * USERS * 9 / 10 - 2;
        Draws draws = new Draws(corpus, examples).start(1);
        Set<Integer> all = IntStream.range(0, examples.size())
                .mapToObj(i -> draws.at(2 * i))
                .collect(Collectors.toSet());
        assertThat(all).as("each once").hasSize(examples.size());
        assertThat(IntStream.range(0, examples.size())
                        .mapToLong(i -> corpus.atMillis(examples.place(draws.at(2 * i + 1)))))
                .allMatch(millis -> millis >= newest);
    }
}
