package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final int ALL = Integer.MAX_VALUE;

    private final Corpus.Builder clicks = new Corpus.Builder();

    @Test
    void theWordsOfEachSequenceKeepTheirOrder() {
        add("ann", "jazz-1", "bob", "rock-1", "ann", "jazz-2", "bob", "rock-2", "ann", "jazz-1");
        assertThat(sequences(clicks.build(1, ALL)))
                .containsExactly(List.of("jazz-1", "jazz-2", "jazz-1"), List.of("rock-1", "rock-2"));
    }

    @Test
    void theMostFrequentWordsAreFirstAndAreKept() {
        add("ann", "once", "ann", "often", "ann", "twice", "ann", "often", "ann", "twice", "ann", "often");
        assertThat(clicks.build(1, ALL).words()).containsExactly("often", "twice", "once");
        assertThat(clicks.build(1, 2).words()).containsExactly("often", "twice");
        Corpus corpus = clicks.build(2, ALL);
        assertThat(corpus.words()).containsExactly("often", "twice");
        assertThat(corpus.count(1)).isEqualTo(2);
        assertThat(sequences(corpus)).containsExactly(List.of("often", "twice", "often", "twice", "often"));
    }

    @Test
    void ofEquallyFrequentWordsTheFirstAreKept() {
        add("ann", "b", "ann", "a", "ann", "c");
        assertThat(clicks.build(1, 2).words()).containsExactly("b", "a");
    }

    @Test
    void nothingMakesAnEmptyCorpus() {
        Corpus corpus = clicks.build(1, ALL);
        assertThat(corpus.words()).isEmpty();
        assertThat(corpus.size()).isZero();
        assertThat(corpus.sequences()).isZero();
    }

    @Test
    void moreThanFitAtFirstAreKept() {
        for (int i = 0; i < 5_000; i++) {
            clicks.add("user-" + i % 7, "item-" + i % 11);
        }
        Corpus corpus = clicks.build(1, ALL);
        assertThat(clicks.size()).isEqualTo(5_000);
        assertThat(corpus.size()).isEqualTo(5_000);
        assertThat(sequences(corpus).get(3)).startsWith("item-3", "item-10", "item-6");
    }

    private void add(String... sequencesAndWords) {
        for (int i = 0; i < sequencesAndWords.length; i += 2) {
            clicks.add(sequencesAndWords[i], sequencesAndWords[i + 1]);
        }
    }

    private static List<List<String>> sequences(Corpus corpus) {
        return IntStream.range(0, corpus.sequences())
                .mapToObj(sequence -> IntStream.range(corpus.start(sequence), corpus.start(sequence + 1))
                        .mapToObj(at -> corpus.words().get(corpus.token(at)))
                        .toList())
                .toList();
    }
}
