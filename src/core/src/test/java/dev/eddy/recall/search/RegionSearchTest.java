package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionSearchTest {
    private static final int DIMENSION = 12;
    /** All items are published, and none has expired. */
    private static final long EVER = Long.MAX_VALUE - 1;

    private final SplitMix64 draws = new SplitMix64(1);
    private final RegionSearch search = new RegionSearch(DIMENSION, Integer.MAX_VALUE, 0);
    private final List<Direction> known = new ArrayList<>();

    @Test
    void anEmptyOneFindsNothing() {
        assertThat(search.nearest(vector(0), 5, EVER)).isEmpty();
    }

    /** @param spread around a few centres: 0 is all in the same places, 10 is everywhere */
    @ParameterizedTest
    @ValueSource(doubles = {0, .1, .5, 10})
    void whateverIsAddedAndRemovedTheNearestAreFound(double spread) {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 3_000; i++) {
                add(vector(spread));
            }
            assertIsRight(spread);
            for (int i = 0; i < 2_900; i++) {
                remove((int) (draws.nextDouble() * known.size()));
            }
            assertIsRight(spread);
        }
        while (!known.isEmpty()) {
            remove(0);
        }
        assertThat(search.size()).isZero();
        add(vector(spread));
        assertIsRight(spread);
    }

    /** In one of the searches that compare with all, all that are nearest are found. */
    @ParameterizedTest
    @ValueSource(doubles = {.5, 10})
    void amongManyTheWantedShareIsFoundInFewerRegions(double spread) {
        var few = new RegionSearch(DIMENSION, 1_000, .9);
        for (int i = 0; i < 10_000; i++) {
            add(vector(spread));
            few.add(known.get(i));
        }
        int all = few.visits();
        for (int i = 0; i < 500; i++) {
            few.nearest(vector(spread), 50, EVER);
        }
        assertThat(few.visits()).isBetween(1, all * 3 / 4);
        double found = IntStream.range(0, 200)
                .mapToDouble(i -> {
                    float[] query = vector(spread);
                    List<Found> nearest = few.exactlyNearest(query, 50, EVER);
                    nearest = new ArrayList<>(nearest);
                    nearest.retainAll(few.nearest(query, 50, EVER));
                    return nearest.size() / 50.;
                })
                .average()
                .orElseThrow();
        assertThat(found).isBetween(.87, .99);
    }

    @Test
    void whoeverWantsMoreThanTheNearestRegionsHaveGetsAll() {
        var few = new RegionSearch(DIMENSION, 100, .9);
        for (int i = 0; i < 3_000; i++) {
            add(vector(.1));
            few.add(known.get(i));
        }
        for (int i = 0; i < 200; i++) {
            few.nearest(vector(.1), 1, EVER);
        }
        assertThat(few.visits()).isLessThan(8);
        assertThat(few.nearest(vector(.1), 2_900, EVER)).hasSize(2_900);
        assertThat(few.nearest(vector(.1), 5_000, EVER)).hasSize(3_000);
    }

    private void add(float[] vector) {
        var direction = new Direction(vector);
        direction.add(new IndexedItem(0, "i" + known.size(), vector, draws.nextLong() >>> 1, Long.MAX_VALUE));
        known.add(direction);
        search.add(direction);
    }

    private void remove(int i) {
        search.remove(known.get(i));
        known.set(i, known.get(known.size() - 1));
        known.remove(known.size() - 1);
    }

    private void assertIsRight(double spread) {
        assertThat(search.size()).isEqualTo(known.size());
        for (int count = 1; count < 400; count += 20) {
            float[] query = vector(spread);
            assertThat(search.nearest(query, count, EVER)).isEqualTo(compared(query, count, EVER));
            // A tenth of the items is published by then.
            long early = Long.MAX_VALUE / 10;
            assertThat(search.nearest(query, count, early)).isEqualTo(compared(query, count, early));
        }
    }

    private List<Found> compared(float[] query, int count, long asOfMillis) {
        return known.stream()
                .filter(direction -> direction.item(0).isAvailableAt(asOfMillis))
                .map(direction -> new Found(direction, Vectors.product(query, direction.vector())))
                .sorted(Found.NEAREST_FIRST.thenComparing(
                        found -> found.direction().item(0), IndexedItem.NEWEST_FIRST))
                .limit(count)
                .toList();
    }

    private float[] vector(double spread) {
        SplitMix64 ofCentre = new SplitMix64((int) (draws.nextDouble() * 7));
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) (ofCentre.nextGaussian() + spread * draws.nextGaussian());
        }
        return Vectors.unit(vector);
    }
}
