package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.user.Interaction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResidentModelsTest {
    @Test
    void theLeastUsedGoesWhenTheModelsBecomeTooLarge() {
        var models = new ResidentModels(5 * modelOf(2).bytes());
        for (int cluster = 0; cluster < 5; cluster++) {
            models.put(cluster, modelOf(2));
        }
        assertThat(models.get(0)).isNotNull();
        models.put(5, modelOf(2));
        assertThat(models.get(1)).isNull();
        assertThat(models.get(0)).isNotNull();
        assertThat(models.total().models()).isEqualTo(5);
        assertThat(models.total().members()).isEqualTo(10);
        models.get(3).remove("user-0");
        models.noteSize(3);
        assertThat(IntStream.rangeClosed(1, 6).map(models::sizeOfRank)).containsExactly(2, 2, 2, 2, 1, 0);
        models.get(3).put(modelOf(1).member("user-0"));
        models.noteSize(3);
        assertThat(models.total().bytes()).isEqualTo(5 * modelOf(2).bytes());
    }

    @Test
    void aModelThatGrowsDrivesOthersOut() {
        var models = new ResidentModels(6 * modelOf(2).bytes());
        for (int cluster = 0; cluster < 6; cluster++) {
            models.put(cluster, modelOf(2));
        }
        List<Interaction> manyItems = IntStream.range(0, 20)
                .mapToObj(i -> new Interaction("item-" + i, 1, i, 1))
                .toList();
        models.get(0).put(new Member("user-0", manyItems, new float[] {1, 0}, true));
        models.noteSize(0);
        assertThat(models.get(1)).isNull();
        assertThat(models.get(0)).isNotNull();
    }

    @Test
    void aFewStayHoweverLarge() {
        var models = new ResidentModels(1);
        for (int cluster = 0; cluster < 6; cluster++) {
            models.put(cluster, modelOf(3));
        }
        assertThat(models.total().models()).isEqualTo(4);
    }

    @Test
    void aModelThatIsDroppedLeavesNothing() {
        var models = new ResidentModels(1_000_000);
        var numbers = new ItemNumbers();
        models.put(0, modelOf(2, numbers));
        models.remove(0);
        models.remove(1);
        assertThat(models.get(0)).isNull();
        assertThat(models.total().models()).isZero();
        assertThat(models.total().members()).isZero();
        assertThat(models.total().bytes()).isZero();
        IntStream.range(0, 1_000).forEach(i -> numbers.of("asked-" + i));
        numbers.recycle();
        assertThat(numbers.size()).as("nobody holds the numbers of its items").isZero();
    }

    private static ClusterModel modelOf(int members) {
        return modelOf(members, new ItemNumbers());
    }

    private static ClusterModel modelOf(int members, ItemNumbers numbers) {
        var model = new ClusterModel(Settings.shipped(10), Options.defaults(FilterOptions.class), numbers);
        for (int i = 0; i < members; i++) {
            model.put(new Member("user-" + i, List.of(new Interaction("a", 1, 0, 1)), new float[] {1, 0}, true));
        }
        return model;
    }
}
