package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTrainingTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MIDNIGHT = Duration.ofDays(20_000).toMillis();

    private final ItemTraining training =
            new ItemTraining(VectorSpace.ofBehaviour("item2vec", 8), 1, new TrainingDays(.1));

    @Test
    void itTrainsAfterMidnightOnceThereAreEnoughClicks() {
        click(999);
        assertThat(train(MIDNIGHT)).isEmpty();
        click(1);
        assertThat(train(MIDNIGHT + 23 * HOUR)).as("the same day").isEmpty();
        List<ItemVector> vectors = train(MIDNIGHT + 24 * HOUR);
        assertThat(vectors).hasSize(20).allMatch(vector -> vector.space().equals("item2vec"));
        assertThat(vectors.get(0).vector()).hasSize(8);
    }

    @Test
    void itTrainsAgainOnceTheClicksAreATenthMore() {
        click(1_000);
        assertThat(train(MIDNIGHT)).isNotEmpty();
        click(99);
        assertThat(train(MIDNIGHT + 24 * HOUR)).isEmpty();
        click(1);
        assertThat(train(MIDNIGHT + 48 * HOUR)).isNotEmpty();
    }

    private List<ItemVector> train(long nowMillis) {
        return training.trainIfDue(nowMillis).items();
    }

    private void click(int times) {
        for (int i = 0; i < times; i++) {
            training.add("user-" + i % 7, "item-" + i % 20, MIDNIGHT);
        }
    }
}
