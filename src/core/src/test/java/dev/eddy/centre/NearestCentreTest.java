package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Vectors;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestCentreTest {
    private final CentreSet set = CentreSet.random(1, 50, 16);
    private final NearestCentre nearest = new NearestCentre(set);

    @Test
    void findsWhatComparingWithEveryCentreFinds() {
        CentreSet queries = CentreSet.random(2, 100, 16);
        for (int i = 0; i < queries.size(); i++) {
            float[] query = queries.centre(i);
            int[] expected = IntStream.range(0, set.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> -Vectors.dot(query, set.centre(row))))
                    .mapToInt(Integer::intValue)
                    .toArray();
            NearestCentre.Match match = nearest.nearest(query);

            assertThat(match.id()).isEqualTo(expected[0]);
            assertThat((double) match.cosine()).isCloseTo(Vectors.dot(query, set.centre(match.id())), within(1e-5));
            assertThat(nearest.cosine(query, match.id())).isEqualTo(match.cosine());
            assertThat(nearest.topIds(query, 5, -1))
                    .containsExactly(IntStream.of(expected).limit(5).toArray());
            assertThat(nearest.topIds(query, 3, expected[1])).containsExactly(expected[0], expected[2], expected[3]);
        }
    }

    @Test
    void ofEquallyNearTheLowerIdWins() {
        var twins = new NearestCentre(
                CentreSet.of("tag", 1, 2, new int[] {8, 3, 5}, new float[] {1, 0, 1, 0, 0, 1}, new Provenance(0, -1)));

        assertThat(twins.nearest(new float[] {1, 0}).id()).isEqualTo(3);
        assertThat(twins.topIds(new float[] {1, 0}, 9, -1)).containsExactly(3, 8, 5);
        assertThat(twins.topIds(new float[] {1, 0}, 0, -1)).isEmpty();
    }

    @Test
    void aQueryReachesTheClustersThatBorrowFromSoFar() {
        NearestCentre borrowing = borrowing(.5f, -2, 2);
        assertThat(borrowing.reaching(new float[] {.6f, .8f}, List.of(), .1)).containsExactly(3, 5);
        assertThat(borrowing.reaching(new float[] {.5f, .866f}, List.of(), .1))
                .as("just so near")
                .containsExactly(3, 5);
        assertThat(borrowing.reaching(new float[] {.45f, .893f}, List.of(), .1)).containsExactly(5);
        assertThat(borrowing.reaching(new float[] {-1, 0}, List.of(), .1)).containsExactly(5);
    }

    @Test
    void whoIsFavouredReachesFartherByTheMargin() {
        NearestCentre borrowing = borrowing(.5f, 2, 2);
        assertThat(borrowing.reaching(new float[] {.45f, .893f}, List.of(3), .1))
                .containsExactly(3);
        assertThat(borrowing.reaching(new float[] {.45f, .893f}, List.of(5, 8), .1))
                .isEmpty();
        assertThat(borrowing.reaching(new float[] {.39f, .921f}, List.of(3), .1))
                .isEmpty();
    }

    @Test
    void aClusterThatBorrowsNobodyIsNotReachedEvenByWhoIsFavouredAtItsCentre() {
        assertThat(borrowing(1.05f, -2, 2).reaching(new float[] {1, 0}, List.of(3, 8), 2))
                .containsExactly(5);
        assertThat(nearest.reaching(set.centre(0), List.of(0), 2)).isEmpty();
    }

    @Test
    void aCosineThatIsTheReachBitForBitIsWithinIt() {
        var borrowing = new NearestCentre(CentreSet.of(
                "tag",
                1,
                16,
                set.ids(),
                set.centres(),
                reachOf(set.centre(7)),
                new Provenance(0, Provenance.NO_PARENT)));
        assertThat(borrowing.reaching(set.centre(7), List.of(), 0)).hasSize(50);
    }

    @Test
    void wrongQueriesAndUnsoundSetsAreRefused() {
        assertThatThrownBy(() -> nearest.nearest(new float[3])).hasMessageContaining("dimension");
        assertThatThrownBy(() -> nearest.cosine(set.centre(0), 99)).hasMessageContaining("99");
        CentreSet unsound = CentreSet.of("tag", 1, 2, new int[] {1}, new float[] {3, 0}, new Provenance(0, -1));
        assertThatThrownBy(() -> new NearestCentre(unsound)).hasMessageContaining("norm");
    }

    /** So far that this vector is only just within. */
    private float[] reachOf(float[] vector) {
        float[] reach = new float[set.size()];
        for (int row = 0; row < reach.length; row++) {
            reach[row] = Math.min(1, nearest.cosine(vector, row));
        }
        return reach;
    }

    /** East is cluster 3, north 5, west 8. */
    private static NearestCentre borrowing(float... reach) {
        return new NearestCentre(CentreSet.of(
                "tag", 1, 2, new int[] {3, 5, 8}, new float[] {1, 0, 0, 1, -1, 0}, reach, new Provenance(0, -1)));
    }
}
