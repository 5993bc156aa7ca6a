package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkipGramTest {
    private static final int DIMENSION = 16;
    private static final int TOPICS = 4;
    private static final int WORDS_OF_A_TOPIC = 10;
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void wordsOfOneTopicAreNearEachOther() {
        assertTopicsAreApart(train(topics(1), options(1), null));
    }

    @Test
    void severalThreadsLearnAsWell() {
        assertTopicsAreApart(train(topics(1), options(2), null));
    }

    @Test
    void aWordForeseesThoseNearIt() {
        Embedding trained = train(topics(1), options(1), null);
        float[] word = trained.input()[number(trained, "topic-0 word-0")];
        assertThat(Vectors.dot(word, trained.output()[number(trained, "topic-0 word-1")]))
                .isGreaterThan(Vectors.dot(word, trained.output()[number(trained, "topic-1 word-1")]) + 1);
    }

    @Test
    void equalSeedsMakeEqualVectors() {
        assertThat(train(topics(1), options(1), null).input())
                .isDeepEqualTo(train(topics(1), options(1), null).input());
    }

    @Test
    void aTrainingThatGoesOnTurnsTheVectorsLittle() {
        Embedding before = train(topics(1), options(1), null);
        Embedding after = train(topics(2), options(1), before);
        double[] cosines = IntStream.range(0, after.words().size())
                .mapToDouble(word -> cosine(
                        after.input()[word],
                        before.input()[number(before, after.words().get(word))]))
                .sorted()
                .toArray();
        assertThat(cosines[cosines.length / 2]).isGreaterThan(.9);
    }

    @Test
    void aNewWordJoinsItsTopic() {
        Embedding before = train(topics(1), options(1), null);
        var more = sequences(2);
        for (int i = 0; i < 50; i++) {
            more.add("new " + i, "topic-2 word-1").add("new " + i, "new word").add("new " + i, "topic-2 word-2");
        }
        Embedding after = train(more.build(1, ALL), options(1), before);
        float[] word = after.input()[number(after, "new word")];
        assertThat(cosine(word, after.input()[number(after, "topic-2 word-5")]))
                .isGreaterThan(cosine(word, after.input()[number(after, "topic-1 word-5")]) + .3);
    }

    @Test
    void theTrainingEndsWhenItGainsLittle() {
        var learned = new AtomicLong();
        Corpus corpus = topics(1);
        var options = new SkipGramOptions(DIMENSION, 5, 5, .5, 1_000, .001, .05, 1, 1);
        new SkipGram(options).train(corpus, null, (positions, planned) -> learned.set(positions));
        assertThat(learned.get()).isPositive().isLessThan(500L * corpus.size());
    }

    @Test
    void theLossIsThatOfGuessingBeforeAnythingIsLearned() {
        var options = new SkipGramOptions(DIMENSION, 5, 3, .5, 1, 0, 0, 1, 1);
        // A random word may be the word itself, and is left out then: somewhat fewer than three.
        assertThat(train(topics(1), options, null).meanLoss()).isCloseTo(4 * Math.log(2), within(.15));
    }

    @Test
    void nothingAndOneWordHarmNobody() {
        assertThat(train(new Corpus.Builder().build(1, ALL), options(2), null).words())
                .isEmpty();
        var one = new Corpus.Builder().add("ann", "a").add("ann", "a").add("ann", "a");
        Embedding trained = train(one.build(1, ALL), options(1), null);
        assertThat(trained.input()[0]).hasSize(DIMENSION);
        assertThat(Vectors.unit(trained.input()[0])).isNotNull();
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new SkipGramOptions(0, 5, 5, .5, 1, 0, .05, 1, 1))
                .hasMessage("dimension must be at least 1: 0");
        assertThatThrownBy(() -> new SkipGramOptions(8, 5, 0, .5, 1, 0, .05, 1, 1))
                .hasMessage("negatives must be at least 1: 0");
        Embedding before = train(topics(1), options(1), null);
        var other = new SkipGramOptions(8, 5, 5, .5, 1, 0, .05, 1, 1);
        assertThatThrownBy(() -> train(topics(1), other, before))
                .hasMessage("the vectors to go on from have 16 dimensions, and 8 are wanted");
    }

    private static void assertTopicsAreApart(Embedding trained) {
        double within = 0;
        double between = 0;
        for (int word = 1; word < WORDS_OF_A_TOPIC; word++) {
            float[] one = trained.input()[number(trained, "topic-0 word-" + word)];
            within += cosine(one, trained.input()[number(trained, "topic-0 word-0")]);
            between += cosine(one, trained.input()[number(trained, "topic-1 word-0")]);
        }
        assertThat(within / (WORDS_OF_A_TOPIC - 1)).isGreaterThan(between / (WORDS_OF_A_TOPIC - 1) + .5);
    }

    private static Embedding train(Corpus corpus, SkipGramOptions options, Embedding start) {
        return new SkipGram(options).train(corpus, start, SkipGram.Progress.NONE);
    }

    private static SkipGramOptions options(int threads) {
        return new SkipGramOptions(DIMENSION, 5, 5, .5, 20, 0, .05, threads, 1);
    }

    private static Corpus topics(long seed) {
        return sequences(seed).build(1, ALL);
    }

    /** Each sequence has words of one topic. */
    private static Corpus.Builder sequences(long seed) {
        var random = new SplitMix64(seed);
        var builder = new Corpus.Builder();
        for (int sequence = 0; sequence < 200; sequence++) {
            for (int i = 0; i < 12; i++) {
                int word = random.nextInt(WORDS_OF_A_TOPIC);
                builder.add("sequence " + sequence, "topic-" + sequence % TOPICS + " word-" + word);
            }
        }
        return builder;
    }

    private static int number(Embedding trained, String word) {
        return trained.words().indexOf(word);
    }

    private static double cosine(float[] a, float[] b) {
        return Vectors.dot(Vectors.unit(a), Vectors.unit(b));
    }

    @Test
    void tablesGiveTheLogisticFunctionAndItsLoss() {
        for (float x : new float[] {-20, -3, -.5f, 0, .5f, 3, 20}) {
            double bounded = Math.max(-8, Math.min(8, x));
            assertThat(Sigmoid.of(x)).isCloseTo((float) (1 / (1 + Math.exp(-bounded))), within(.001f));
            assertThat(Sigmoid.loss(x)).isCloseTo((float) Math.log1p(Math.exp(-bounded)), within(.001f));
        }
        assertThat(Arrays.asList(Sigmoid.of(0), Sigmoid.loss(0))).containsExactly(.5f, (float) Math.log(2));
    }
}
