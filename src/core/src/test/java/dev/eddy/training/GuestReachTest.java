package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.NearestCentre;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.vector.TransposedRows;
import dev.eddy.vector.Vectors;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuestReachTest {
    private static final int DIMENSION = 8;
    private static final int CLUSTERS = 6;

    private final CentreSet set = CentreSet.random(1, CLUSTERS, DIMENSION);
    private final float[][] centres =
            IntStream.range(0, CLUSTERS).mapToObj(set::centre).toArray(float[][]::new);
    private final float[][] users = users(300);
    private final int[] sizes = ClusterPass.of(users, centres).sizes();

    @Test
    void aClusterWithEnoughUsersBorrowsNobodyAndOneWithTooFewReachesUntilItHasEnough() {
        int enough = IntStream.of(sizes).sorted().toArray()[CLUSTERS / 2];
        float[] reach = GuestReach.of(users, centres, sizes, enough);
        for (int row = 0; row < CLUSTERS; row++) {
            if (sizes[row] >= enough) {
                assertThat(reach[row]).isEqualTo(Reach.NOBODY);
            } else {
                float[] cosines = cosinesWith(row);
                assertThat(countFrom(cosines, reach[row])).isEqualTo(enough);
                assertThat(countFrom(cosines, Math.nextUp(reach[row]))).isLessThan(enough);
            }
        }
    }

    @Test
    void whereThereAreNotEnoughUsersAtAllEverybodyCountsEverywhere() {
        float[] reach = GuestReach.of(users, centres, sizes, users.length);
        for (int row = 0; row < CLUSTERS; row++) {
            assertThat(countFrom(cosinesWith(row), reach[row])).isEqualTo(users.length);
        }
        assertThat(reach).containsOnly(-2);
    }

    @Test
    void whereNoneAreNeededNobodyBorrows() {
        assertThat(GuestReach.of(users, centres, sizes, 0)).isEqualTo(Reach.none(CLUSTERS));
    }

    @Test
    void aClusterBorrowsThoseAtItsVeryCentreThoughRoundingPutsThemNearerThanThat() {
        float[] user = Stream.of(users)
                .filter(unit -> TransposedRows.of(new float[][] {unit}).product(unit, 0) > 1)
                .findFirst()
                .orElseThrow();
        float[][] alike = {user, user, user};
        float[] reach = GuestReach.of(alike, new float[][] {user, user}, new int[] {3, 0}, 2);
        CentreSet twins = CentreSet.of(
                CentreSet.TAG_SPACE,
                1,
                DIMENSION,
                new int[] {4, 7},
                TransposedRows.flat(new float[][] {user, user}),
                reach,
                new Provenance(0, 0));
        assertThat(new NearestCentre(twins).reaching(user, List.of(), 0)).containsExactly(7);
    }

    private float[] cosinesWith(int row) {
        float[] cosines = new float[users.length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = TransposedRows.of(centres).product(users[i], row);
        }
        return cosines;
    }

    private static int countFrom(float[] cosines, float reach) {
        int count = 0;
        for (float cosine : cosines) {
            count += cosine >= reach ? 1 : 0;
        }
        return count;
    }

    private static float[][] users(int n) {
        var random = new Random(2);
        float[][] users = new float[n][];
        for (int i = 0; i < n; i++) {
            double[] direction = new double[DIMENSION];
            for (int d = 0; d < DIMENSION; d++) {
                direction[d] = random.nextGaussian();
            }
            users[i] = Vectors.unit(direction);
        }
        return users;
    }
}
