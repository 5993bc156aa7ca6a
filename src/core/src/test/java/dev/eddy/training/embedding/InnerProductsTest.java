package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnerProductsTest {
    private static final Embedding EMBEDDING = new Embedding(
            List.of("long", "short", "none"),
            new float[][] {{1, 0}, {0, 2}, {1, 1}},
            new float[][] {{3, 4}, {.5f, .1f}, {0, 0}},
            1);

    private final InnerProducts products = new InnerProducts(EMBEDDING);

    @Test
    void theCosineOfAnInputWithAVectorFollowsTheInnerProduct() {
        for (int word = 0; word < 3; word++) {
            for (int other = 0; other < 3; other++) {
                float[] input = EMBEDDING.input()[word];
                float[] unit = Vectors.unit(products.input(word));
                double product = Vectors.dot(input, EMBEDDING.output()[other]);
                double length = Math.sqrt(Vectors.dot(input, input));
                assertThat(Vectors.dot(unit, Vectors.unit(products.vector(other))))
                        .as("the longest output has length 5")
                        .isEqualTo(product / length / 5, within(1e-6));
            }
        }
    }

    @Test
    void theEmbeddingComesBackFromItsVectors() {
        Embedding back = InnerProducts.embedding(
                EMBEDDING.words(),
                List.of(products.vector(0), products.vector(1), products.vector(2)),
                List.of(products.input(0), products.input(1), products.input(2)));
        assertThat(back.words()).isEqualTo(EMBEDDING.words());
        assertThat(back.input()).isDeepEqualTo(EMBEDDING.input());
        assertThat(back.output()).isDeepEqualTo(EMBEDDING.output());
    }
}
