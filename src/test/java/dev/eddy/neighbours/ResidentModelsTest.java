package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.interest.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentModelsTest {
    @Test
    void theLeastUsedGoesWhenTheMembersBecomeTooMany() {
        var models = new ResidentModels(10);
        for (int cluster = 0; cluster < 5; cluster++) {
            models.put(cluster, modelOf(2));
        }
        assertThat(models.get(0)).isNotNull();
        models.put(5, modelOf(2));
        assertThat(models.get(1)).isNull();
        assertThat(models.get(0)).isNotNull();
        assertThat(models.size()).isEqualTo(5);
        assertThat(models.members()).isEqualTo(10);
    }

    @Test
    void aFewStayHoweverLarge() {
        var models = new ResidentModels(1);
        for (int cluster = 0; cluster < 6; cluster++) {
            models.put(cluster, modelOf(3));
        }
        assertThat(models.size()).isEqualTo(4);
    }

    @Test
    void askingForASizeIsNoUse() {
        var models = new ResidentModels(8);
        for (int cluster = 0; cluster < 4; cluster++) {
            models.put(cluster, modelOf(2));
        }
        assertThat(models.sizeOf(0)).isEqualTo(2);
        models.put(4, modelOf(2));
        assertThat(models.get(0)).isNull();
        assertThat(models.sizeOf(0)).isZero();
    }

    @Test
    void whatHappensToTheModelsMeanwhileDoesNotDisturbTheirMetrics() {
        var models = new ResidentModels(100);
        models.put(0, modelOf(1));
        models.put(1, modelOf(1));
        // A reporter reads the sizes one by one while the task goes on using the models.
        long members = 0;
        for (int cluster = 0; cluster < 2; cluster++) {
            members += models.sizeOf(cluster);
            ClusterModel used = models.get(0);
            used.put(new Member("late", List.of(new Interaction("a", 1, 0, 1)), new float[] {1, 0}, true));
            models.noteSize(0, used);
        }
        assertThat(members).isEqualTo(2);
        assertThat(models.members()).isEqualTo(3);
    }

    private static ClusterModel modelOf(int members) {
        var model = new ClusterModel(Settings.shipped(10), FilterOptions.defaults(), new ItemNumbers());
        for (int i = 0; i < members; i++) {
            model.put(new Member("user-" + i, List.of(new Interaction("a", 1, 0, 1)), new float[] {1, 0}, true));
        }
        return model;
    }
}
