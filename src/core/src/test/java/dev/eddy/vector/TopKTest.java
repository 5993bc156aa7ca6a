package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopKTest {
    /** Few distinct scores, so that most places are decided by the order of ids. */
    private static final int DISTINCT_SCORES = 6;

    @Test
    void theBestAreThoseOfASort() {
        var random = new Random(1);
        for (int run = 0; run < 500; run++) {
            float[] scores = scores(random, random.nextInt(400));
            int k = 1 + random.nextInt(200);
            List<Integer> offered = shuffledIds(random, scores.length);
            TopK top = new TopK(k, TopKTest::lowerIdFirst);
            offered.forEach(id -> top.offer(id, scores[id]));
            assertThat(ids(top.sorted())).isEqualTo(bySort(scores, k));
            for (int rank = 0; rank < top.size(); rank++) {
                assertThat(top.score(rank)).isEqualTo(scores[top.id(rank)]);
            }
        }
    }

    @Test
    void itIsKnownBeforehandWhoWouldBeKept() {
        var random = new Random(2);
        float[] scores = scores(random, 200);
        TopK asked = new TopK(10, TopKTest::lowerIdFirst);
        for (int id : shuffledIds(random, scores.length)) {
            if (asked.wouldKeep(scores[id])) {
                asked.offer(id, scores[id]);
            }
        }
        assertThat(ids(asked.sorted())).isEqualTo(bySort(scores, 10));
    }

    @Test
    void thoseSelectedAreTheBestInWhateverOrder() {
        var random = new Random(3);
        for (int run = 0; run < 200; run++) {
            float[] scores = scores(random, random.nextInt(100));
            TopK top = new TopK(10, TopKTest::lowerIdFirst);
            shuffledIds(random, scores.length).forEach(id -> top.offer(id, scores[id]));
            assertThat(ids(top.selected())).containsExactlyInAnyOrderElementsOf(bySort(scores, 10));
            assertThat(top.isFull()).isEqualTo(scores.length >= 10);
        }
    }

    @Test
    void onceClearedItStartsAnew() {
        TopK top = new TopK(2, TopKTest::lowerIdFirst);
        for (int id = 0; id < 9; id++) {
            top.offer(id, 5);
        }
        top.sorted();
        top.cleared().offer(3, 1);
        assertThat(ids(top.sorted())).containsExactly(3);
    }

    @Test
    void whatIsNotANumberIsNotKept() {
        TopK top = new TopK(2, TopKTest::lowerIdFirst);
        top.offer(0, Float.NaN);
        top.offer(1, Float.NEGATIVE_INFINITY);
        assertThat(ids(top.sorted())).containsExactly(1);
    }

    @Test
    void ofFiniteOnesWhatIsInfinitelyBadIsNotKept() {
        TopK top = TopK.ofFinite(3, TopKTest::lowerIdFirst);
        top.offer(0, Float.NaN);
        top.offer(1, Float.NEGATIVE_INFINITY);
        top.offer(2, -Float.MAX_VALUE);
        assertThat(ids(top.sorted())).containsExactly(2);
    }

    @Test
    void ofPositiveOnesNothingElseIsKeptHoweverManyThereAre() {
        for (int zeros : new int[] {0, 3, 1_000}) {
            float[] scores = new float[zeros + 3];
            scores[0] = 1;
            scores[scores.length / 2] = 2;
            scores[scores.length - 1] = -1;
            TopK top = TopK.ofPositive(4, TopKTest::lowerIdFirst);
            for (int run = 0; run < 2; run++) {
                top.cleared().offerAll(IntStream.range(0, scores.length).toArray(), scores, scores.length);
                assertThat(ids(top.sorted())).containsExactly(scores.length / 2, 0);
                assertThat(top.isFull()).isFalse();
            }
        }
    }

    @Test
    void manyAtOnceGiveTheSameAsOneByOne() {
        var random = new Random(4);
        for (int run = 0; run < 300; run++) {
            float[] scores = scores(random, random.nextInt(400));
            int k = 1 + random.nextInt(200);
            TopK top = new TopK(k, TopKTest::lowerIdFirst);
            top.offerAll(IntStream.range(0, scores.length).toArray(), scores, scores.length);
            assertThat(ids(top.sorted())).isEqualTo(bySort(scores, k));
        }
    }

    @Test
    void thousandsOfOneScoreAreNotComparedEachWithEach() {
        int many = 5_000;
        int[] asked = new int[1];
        TopK top = new TopK(many, (a, b) -> {
            asked[0]++;
            return a < b;
        });
        var random = new Random(5);
        shuffledIds(random, many).forEach(id -> top.offer(id, 1));
        assertThat(ids(top.sorted())).isEqualTo(IntStream.range(0, many).boxed().toList());
        assertThat(asked[0]).isLessThan(20 * many);
    }

    @Test
    void bothZerosAreOneScore() {
        TopK top = new TopK(2, TopKTest::lowerIdFirst);
        top.offer(1, 0f);
        top.offer(0, -0f);
        assertThat(ids(top.sorted())).containsExactly(0, 1);
    }

    @Test
    void tiesFollowTheGivenOrder() {
        TopK top = new TopK(3, (a, b) -> a > b);
        for (int id : new int[] {2, 5, 1, 4}) {
            top.offer(id, 1);
        }
        assertThat(ids(top.sorted())).containsExactly(5, 4, 2);
    }

    @Test
    void negativeScoresRankToo() {
        TopK top = new TopK(2, TopKTest::lowerIdFirst);
        top.offer(0, -3);
        top.offer(1, -1);
        top.offer(2, -2);
        assertThat(ids(top.sorted())).containsExactly(1, 2);
    }

    @Test
    void keepingNoneIsRefused() {
        assertThatThrownBy(() -> new TopK(0, TopKTest::lowerIdFirst)).hasMessageContaining("at least one");
    }

    private static boolean lowerIdFirst(int a, int b) {
        return a < b;
    }

    /** Scores of one kind: few values, any numbers, nearly the same, of all magnitudes, or nearly the same with one far away. */
    private static float[] scores(Random random, int size) {
        int kind = random.nextInt(5);
        float[] scores = new float[size];
        for (int id = 0; id < size; id++) {
            scores[id] = switch (kind) {
                case 0 -> random.nextInt(DISTINCT_SCORES) - DISTINCT_SCORES / 2f;
                case 1 -> random.nextFloat() - .5f;
                case 2 -> Float.intBitsToFloat(Float.floatToIntBits(1) + random.nextInt(100));
                case 3 -> (float) Math.pow(10, 60 * random.nextDouble() - 30);
                default -> id == 0 ? 1e30f : Float.intBitsToFloat(Float.floatToIntBits(1) + random.nextInt(100));
            };
        }
        return scores;
    }

    private static List<Integer> shuffledIds(Random random, int size) {
        List<Integer> ids = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(ids, random);
        return ids;
    }

    private static List<Integer> bySort(float[] scores, int k) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -scores[id]).thenComparing(id -> id))
                .limit(k)
                .toList();
    }

    private static List<Integer> ids(TopK top) {
        return IntStream.range(0, top.size()).mapToObj(top::id).toList();
    }
}
