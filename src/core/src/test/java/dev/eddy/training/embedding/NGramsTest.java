package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NGramsTest {
    @Test
    void aWordHasItsPartsOfThreeToSixCharactersAndItself() {
        // <ab>: <ab, ab> and <ab>. <jazzy>: 5 of three characters, 4, 3 and 2 of six, and the word.
        assertThat(NGrams.of("ab")).hasDimensions(1, 3);
        assertThat(NGrams.of("jazzy")).hasDimensions(1, 5 + 4 + 3 + 2 + 1);
    }

    @Test
    void wordsOfATagAreApart() {
        assertThat(NGrams.of("Sci-Fi movies"))
                .isDeepEqualTo(new int[][] {NGrams.of("sci")[0], NGrams.of("fi")[0], NGrams.of("movies")[0]});
        assertThat(NGrams.of("- _")).isEmpty();
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(NGrams.of("𝄞𝄢")).hasDimensions(1, 3);
        assertThat(common("电影", "爱情电影")).as("电影>").isEqualTo(1);
    }

    private static long common(String a, String b) {
        return Arrays.stream(NGrams.of(a)[0])
                .filter(each -> Arrays.stream(NGrams.of(b)[0]).anyMatch(other -> other == each))
                .count();
    }
}
