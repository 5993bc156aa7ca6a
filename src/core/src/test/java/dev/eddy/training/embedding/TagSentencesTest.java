package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagSentencesTest {
    private static final int ALL = Integer.MAX_VALUE;

    private final TagSentences sentences =
            new TagSentences(Map.of("i1", List.of("a", "b", "c"), "i2", List.of("d")), 1);

    @Test
    void anItemIsASentenceOfItsTags() {
        Corpus corpus = sentences.corpus(1, ALL);
        assertThat(corpus.sequences()).isEqualTo(2);
        assertThat(corpus.words()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void aClickIsOneOfTheItemsTagsAtRandom() {
        for (int i = 0; i < 100; i++) {
            sentences.click("u", "i1");
        }
        sentences.click("u", "unknown");
        Corpus corpus = sentences.corpus(1, ALL);
        int clicks = corpus.start(1) - corpus.start(0);
        assertThat(clicks).isEqualTo(100);
        assertThat(IntStream.range(0, clicks).map(corpus::token).distinct().count())
                .isEqualTo(3);
    }

    @Test
    void itemsAreRepeatedUntilTheyHaveThePlacesOfTheClicks() {
        for (int i = 0; i < 9; i++) {
            sentences.click("u", "i2");
        }
        assertThat(sentences.corpus(1, ALL).size()).as("3 times 4 tags").isEqualTo(9 + 12);
    }
}
