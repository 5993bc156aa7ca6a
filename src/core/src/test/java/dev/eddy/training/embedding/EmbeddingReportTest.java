package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingReportTest {
    private final Corpus corpus = new Corpus.Builder()
            .add("ann", "tea")
            .add("ann", "milk")
            .add("bob", "tea")
            .add("bob", "rum")
            .build(1, 10);
    private final Embedding embedding = new Embedding(
            List.of("tea", "milk", "rum"),
            new float[][] {{1, 0}, {0, 1}, {1, 1}},
            new float[][] {{0, 0}, {2, 0}, {1, 0}},
            .5);

    @Test
    void neighboursAreTheWordsMostLikelyBesideAWordTheMostLikelyFirst() {
        EmbeddingReport report = EmbeddingReport.of(corpus, embedding, null);
        assertThat(report.neighbours()).containsKeys("tea", "milk", "rum");
        assertThat(report.neighbours().get("tea")).containsExactly("milk", "rum");
        assertThat(report.positions()).isEqualTo(4);
        assertThat(report.turn()).isNaN();
    }

    @Test
    void theTurnIsTheMedianCosineWithTheVectorsBeforeOfWordsThatHadOne() {
        var before = new Embedding(
                List.of("rum", "tea", "gone"), new float[][] {{2, 0}, {3, 0}, {0, 1}}, new float[3][2], .5);
        assertThat(EmbeddingReport.of(corpus, embedding, before).turn())
                .as("1 and the half of a right angle")
                .isEqualTo(1, within(1e-9));
    }
}
