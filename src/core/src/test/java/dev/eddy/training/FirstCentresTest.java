package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.centre.CentreSet;
import dev.eddy.user.ClusterAssigner;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstCentresTest {
    @Test
    void thereIsAClusterForEvery5000UsersAndTheJobMayReplaceThem() {
        CentreSet set = train(ofTastes(2, 10_000), 10_000);
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.version()).isEqualTo(5);
        assertThat(set.provenance().parent()).isZero();
        assertThat(set.provenance().trainedAtMillis()).isEqualTo(99);
        assertThat(set.provenance().provisional()).isTrue();
        assertThat(set.validate()).isEmpty();
        assertThat(train(ofTastes(4, 10_000), 20_000).size())
                .as("from a sample")
                .isEqualTo(4);
    }

    @Test
    void oneClusterContinuesTheOnlyOneBefore() {
        CentreSet set = train(ofTastes(2, 10_000), 10_000);
        assertThat(set.ids()).containsExactly(0, 1);
    }

    /** As many users as a trained cluster borrows of a population that is known in full, of whom the sample has a part. */
    @Test
    void aClusterBorrowsTheSameShareOfTheUsersFromASample() {
        Population all = ofTastes(4, 20_000);
        CentreSet ofAll = train(all, 20_000);
        CentreSet ofSample = train(ofTastes(4, 10_000), 40_000);
        assertThat(members(ofAll, all)).isBetween(5_900., 6_100.);
        // 8 clusters of 40,000 users; the sample of 10,000 stands for four times as many.
        assertThat(members(ofSample, ofTastes(4, 10_000)) * 40_000 / 10_000.).isBetween(11_000., 13_000.);
    }

    @Test
    void aSampleThatIsTooSmallOrAllAlikeIsRefused() {
        assertThatThrownBy(() -> train(ofTastes(2, 999), 10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("999");
        var alike = new Population.Builder();
        for (int user = 0; user < 2_000; user++) {
            alike.add(new float[] {1, 0, 0}, 0);
        }
        assertThatThrownBy(() -> train(alike.build(), 10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alike");
    }

    /** Most users are alike, as where they came for one item. */
    @Test
    void usersOfFewDirectionsGetDistinctCentresOrNone() {
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            int directions = 2 + random.nextInt(8);
            int clusters = 2 + random.nextInt(8);
            float[][] taste = new float[directions][];
            Arrays.setAll(taste, i -> CentreSet.randomUnit(random, 8));
            var population = new Population.Builder();
            for (int user = 0; user < 1_500; user++) {
                int rare = user < directions ? user : random.nextInt(directions);
                population.add(taste[user >= directions && random.nextInt(10) > 0 ? 0 : rare], 0);
            }
            Population sample = population.build();
            String life = "seed %d: %d directions, %d clusters".formatted(seed, directions, clusters);
            if (directions < clusters) {
                assertThatThrownBy(() -> train(sample, 5_000. * clusters))
                        .as(life)
                        .isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            CentreSet set = train(sample, 5_000. * clusters);
            assertThat(set.validate()).as(life).isEmpty();
            assertThat(set.size()).as(life).isGreaterThanOrEqualTo(clusters);
            assertThat(IntStream.range(0, set.size()).mapToObj(row -> Arrays.toString(set.centre(row))))
                    .as(life)
                    .doesNotHaveDuplicates();
        }
    }

    /** After one untrained cluster, of id 0. */
    private static CentreSet train(Population sample, double users) {
        return Retraining.firstCentres(new TrainingInput(sample, 5, 0, 1, 99), users, 5_000);
    }

    /** Mean members of a cluster, guests included. */
    private static double members(CentreSet set, Population population) {
        var assigner = new ClusterAssigner(set, 0);
        long members = 0;
        for (float[] vector : population.vectors()) {
            int home = assigner.assign("any", vector, ClusterAssigner.NO_CLUSTER, 0);
            members += 1 + assigner.guestOf(vector, home, List.of(), 0).size();
        }
        return (double) members / set.size();
    }

    private static Population ofTastes(int tastes, int users) {
        var random = new Random(1);
        var population = new Population.Builder();
        for (int user = 0; user < users; user++) {
            population.add(Directions.near(user % tastes, 8, random), 0);
        }
        return population.build();
    }
}
