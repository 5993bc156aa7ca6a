package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lives")
class QuestionsTest {
    private static final int STEPS = 100;

    @Test
    void everyLaterListIsAsItWereWithoutTheQuestions() {
        for (int life : Lives.of("questions", 60)) {
            Map<String, ?> settings = Map.of("internal.neighbours.staleness", life % 2 == 0 ? 0 : .2);
            var unasked = new StageLife(life, settings);
            var asked = new StageLife(life, settings);
            var asker = new Random(life);
            for (int step = 0; step < STEPS; step++) {
                for (int questions = asker.nextInt(4); questions > 0; questions--) {
                    asked.ask(asker);
                }
                unasked.step();
                asked.step();
                assertThat(asked.out.lists).as("life %s, step %s", life, step).isEqualTo(unasked.out.lists);
                assertThat(asked.out.shared).as("life %s, step %s", life, step).isEqualTo(unasked.out.shared);
                asked.out.lists.clear();
                asked.out.shared.clear();
                unasked.out.lists.clear();
                unasked.out.shared.clear();
            }
            assertThat(asked.out.answers).as("life %s", life).isNotEmpty();
        }
    }
}
