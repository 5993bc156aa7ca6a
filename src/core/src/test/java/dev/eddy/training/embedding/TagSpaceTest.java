package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Vectors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagSpaceTest {
    private static final int DIMENSION = 16;
    private static final List<String> SPACE = List.of("sci-fi", "robots", "aliens", "科幻");
    private static final List<String> LOVE = List.of("romance", "wedding", "robin williams", "爱情");

    @Test
    void tagsThatOccurTogetherAreNear() {
        TagSpace space = train(1, List.of());
        assertThat(space.nearest("robots", 3)).containsExactlyInAnyOrder("sci-fi", "aliens", "科幻");
        assertThat(space.nearest("爱情", 3)).containsExactlyInAnyOrder("romance", "wedding", "robin williams");
    }

    @Test
    void tagsThatAreClickedAfterEachOtherAreNear() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        List<String> music = List.of("jazz", "blues", "swing", "soul");
        List<String> games = List.of("chess", "go", "bridge", "poker");
        Stream.of(music, games).flatMap(List::stream).forEach(tag -> items.put(tag, List.of(tag)));
        var sentences = new TagSentences(items, 1);
        for (int i = 0; i < 200; i++) {
            List<String> topic = i % 2 == 0 ? music : games;
            for (int j = 0; j < 3; j++) {
                sentences.click("u" + i, topic.get((i / 2 + j) % topic.size()));
            }
        }
        TagSpace space = train(sentences, items, 1, Integer.MAX_VALUE);
        assertThat(space.nearest("jazz", 3)).containsExactlyInAnyOrder("blues", "swing", "soul");
        assertThat(space.nearest("go", 3)).containsExactlyInAnyOrder("chess", "bridge", "poker");
    }

    @Test
    void aTagThatWasNeverSeenIsNearItsRelatives() {
        TagSpace space = train(1, List.of());
        assertThat(space.nearest("sci-fi movies", 1)).containsExactly("sci-fi");
        assertThat(space.nearest("科幻片", 1)).containsExactly("科幻");
        assertThat(space.of("qqq")).as("without a common n-gram").isEmpty();
        assertThat(space.nearest("qqq", 3)).isEmpty();
    }

    @Test
    void aTagThatIsLeftOutGetsItsVectorFromItsWords() {
        TagSpace space = train(1, List.of("romances"));
        assertThat(space.fromSubwords()).isEqualTo(1);
        assertThat(space.vectors()).containsKey("romances");
        assertThat(space.nearest("romances", 1)).containsExactly("romance");
    }

    @Test
    void equalSeedsMakeEqualVectors() {
        Map<String, float[]> again = train(1, List.of()).vectors();
        assertThat(again).isNotEmpty();
        train(1, List.of())
                .vectors()
                .forEach((tag, vector) -> assertThat(again.get(tag)).containsExactly(vector));
    }

    @Test
    void theMeanOfTheItemsTagsIsAtZero() {
        TagSpace space = train(1, List.of());
        double[] sum = new double[DIMENSION];
        space.balanced().values().forEach(vector -> Vectors.addScaled(sum, 1, vector));
        assertThat(sum).containsExactly(new double[DIMENSION], within(1e-4));
        space.balanced()
                .forEach((tag, vector) -> assertThat(Vectors.unit(vector))
                        .containsExactly(space.vectors().get(tag), within(1e-5f)));
    }

    @Test
    void aTurnedSpaceHasTheAxesOfTheOneBefore() {
        TagSpace before = train(1, List.of());
        TagSpace other = train(2, List.of());
        TagSpace turned = other.turnedTo(before.vectors());
        assertThat(other.cosine(before.vectors())).isLessThan(.5);
        assertThat(turned.cosine(before.vectors())).isGreaterThan(.9);
        assertThat(turned.nearest("robots", 3)).isEqualTo(other.nearest("robots", 3));
    }

    @Test
    void oneTagIsTooFew() {
        Map<String, List<String>> items = Map.of("i", List.of("jazz"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(new TagSentences(items, 1), items, 1, Integer.MAX_VALUE))
                .withMessage("1 tags to train, at least 2 are needed");
    }

    /** Two topics; tags of an item of its own are left out of the training. */
    private static TagSpace train(long seed, List<String> rare) {
        Map<String, List<String>> items = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            List<String> topic = i % 2 == 0 ? SPACE : LOVE;
            int left = i / 2 % topic.size();
            items.put(
                    "i" + i,
                    topic.stream().filter(tag -> !tag.equals(topic.get(left))).toList());
        }
        int known = SPACE.size() + LOVE.size();
        rare.forEach(tag -> items.put(tag, List.of(tag)));
        return train(new TagSentences(items, seed), items, seed, known);
    }

    private static TagSpace train(TagSentences sentences, Map<String, List<String>> items, long seed, int mostTags) {
        Map<String, Double> weights = new HashMap<>();
        items.values().forEach(tags -> tags.forEach(tag -> weights.merge(tag, 1., Double::sum)));
        Corpus corpus = sentences.corpus(1, mostTags);
        SkipGramOptions options = SkipGramOptions.ofTags(DIMENSION, corpus.size(), 1, seed);
        return TagTraining.of(corpus, weights, options, SkipGram.Progress.NONE).space();
    }
}
