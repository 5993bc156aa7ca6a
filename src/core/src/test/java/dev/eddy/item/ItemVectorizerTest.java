package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemVectorizerTest {
    private final TagVectors tags = new TagVectors(2);
    private final ItemVectorizer vectorizer = new ItemVectorizer(tags);

    @Test
    void anItemIsTheWeightedMeanOfItsTags() {
        tags.put("east", new float[] {5, 0});
        tags.put("north", new float[] {0, .1f});
        float[] vector = vectorizer.ofItem(item(null, new Tag("east", 3, null), new Tag("north", 4, null)));
        assertThat(vector).containsExactly(new float[] {.6f, .8f}, within(1e-6f));
    }

    @Test
    void anInlineVectorReplacesTheTags() {
        assertThat(vectorizer.ofItem(item(new float[] {0, 7}, new Tag("east", 1, null))))
                .containsExactly(0, 1);
    }

    @Test
    void withoutTagsOrWithOppositeOnesThereIsNoVector() {
        tags.put("east", new float[] {1, 0});
        tags.put("west", new float[] {-1, 0});
        assertThat(vectorizer.ofItem(item(null))).isNull();
        assertThat(vectorizer.ofTags(List.of())).isNull();
        assertThat(vectorizer.ofTags(List.of("east", "west"))).isNull();
    }

    @Test
    void aTagWithoutAVectorGetsOneFromItsName() {
        var here = new TagVectors(64);
        var elsewhere = new TagVectors(64);
        assertThat(here.of("日本")).isEqualTo(elsewhere.of("日本"));
        assertThat(Vectors.dot(here.of("jazz"), here.of("jazz"))).isCloseTo(1, within(1e-6));
        assertThat(Math.abs(Vectors.dot(here.of("jazz"), here.of("rock")))).isLessThan(.4);
    }

    /** The savepoints and Redis lists of a running deployment were made with these very numbers. */
    @Test
    void theVectorsMadeFromNamesNeverChange() {
        assertThat(new TagVectors(3).of("jazz")).containsExactly(0.8908297f, -0.23526311f, 0.38868213f);
    }

    @Test
    void namesSpreadOverAllDirections() {
        var vectors = new TagVectors(16);
        double[] sum = new double[16];
        for (int i = 0; i < 2_000; i++) {
            Vectors.addScaled(sum, 1.0 / 2_000, vectors.of("tag-" + i));
        }
        for (double mean : sum) {
            assertThat(mean).isCloseTo(0, within(.03));
        }
    }

    @Test
    void aWithdrawnVectorFallsBackToTheName() {
        float[] byName = tags.of("jazz");
        assertThat(tags.put("jazz", new float[] {2, 0})).containsExactly(1, 0);
        assertThat(tags.put("jazz", new float[] {4, 0}))
                .as("the same direction")
                .isNull();
        assertThat(tags.of("jazz")).containsExactly(1, 0);
        assertThat(tags.remove("jazz")).isTrue();
        assertThat(tags.remove("jazz")).isFalse();
        assertThat(tags.of("jazz")).isEqualTo(byName);
    }

    @Test
    void aVectorOfAnotherDimensionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tags.put("jazz", new float[25]))
                .withMessage("the vector of tag 'jazz' has 25 components where the tag vectors have 2");
    }

    private static ItemRecord item(float[] vector, Tag... tags) {
        return new ItemRecord(
                "i",
                ItemRecord.Description.NONE,
                List.of(tags),
                Float.NaN,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                vector,
                false);
    }
}
