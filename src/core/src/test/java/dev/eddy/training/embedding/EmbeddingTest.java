package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private final Embedding ofAuthors =
            new Embedding(List.of("ann", "bob"), new float[][] {{1}, {2}}, new float[][] {{3}, {4}}, .5);
    private final Map<String, List<String>> authors = new LinkedHashMap<>();

    EmbeddingTest() {
        authors.put("x", List.of("bob"));
        authors.put("y", List.of("nobody"));
        authors.put("z", List.of("bob"));
    }

    @Test
    void allItemsOfAWordGetItsVectors() {
        Embedding ofItems = ofAuthors.spread(authors);
        assertThat(ofItems.words()).containsExactly("x", "z");
        assertThat(ofItems.input()).isDeepEqualTo(new float[][] {{2}, {2}});
        assertThat(ofItems.output()).isDeepEqualTo(new float[][] {{4}, {4}});
    }

    @Test
    void anItemOfSeveralWordsGetsTheMeanOfThoseWithAVector() {
        Embedding ofItems = ofAuthors.spread(Map.of("x", List.of("ann", "nobody", "bob")));
        assertThat(ofItems.input()).isDeepEqualTo(new float[][] {{1.5f}});
        assertThat(ofItems.output()).isDeepEqualTo(new float[][] {{3.5f}});
    }

    @Test
    void theWordsGetTheirVectorsBackFromTheirItems() {
        Embedding back = ofAuthors.spread(authors).gathered(authors);
        assertThat(back.words()).containsExactly("bob");
        assertThat(back.input()).isDeepEqualTo(new float[][] {{2}});
    }
}
