package dev.eddy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitleTokensTest {
    private static final int ROWS = 1 << 20;

    @Test
    void eachChineseCharacterIsAToken() {
        assertThat(TitleTokens.of("锌价难续", ROWS)).hasSize(4).allMatch(features -> features.length == 2);
    }

    @Test
    void wordsBetweenBlanksAreTokens() {
        assertThat(TitleTokens.of("der blaue Reiter", ROWS)).hasSize(3);
    }

    @Test
    void wordsAmongChineseCharactersAreTokens() {
        // 中, 青, 宝, sg, 现.
        assertThat(TitleTokens.of("中青宝sg现", ROWS)).hasSize(5);
    }

    @Test
    void punctuationIsAToken() {
        assertThat(TitleTokens.of("Alien (1979)", ROWS)).hasSize(4);
    }

    @Test
    void kindredWordsShareFeatures() {
        int[] one = TitleTokens.of("detective", ROWS).get(0);
        int[] many = TitleTokens.of("detectives", ROWS).get(0);
        assertThat(Arrays.stream(one).filter(row -> contains(many, row)).count())
                .isGreaterThan(one.length / 2);
    }

    @Test
    void theTokenBeforeMakesADifference() {
        int[] alone = TitleTokens.of("价", ROWS).get(0);
        int[] after = TitleTokens.of("锌价", ROWS).get(1);
        assertThat(after[0]).isEqualTo(alone[0]);
        assertThat(after[1]).isNotEqualTo(alone[1]);
    }

    @Test
    void caseAndWidthOfCharactersDoNotCount() {
        assertEqual("ＦＩＦＡ", "fifa");
        assertEqual("ｶﾒﾗ", "カメラ");
    }

    @Test
    void aMarkIsPartOfItsWord() {
        // Hindi vowels are marks.
        assertThat(TitleTokens.of("हिन्दी", ROWS)).hasSize(1);
    }

    @Test
    void blanksAreNothingToRead() {
        assertThat(TitleTokens.of("", ROWS)).isEmpty();
        assertThat(TitleTokens.of(" \t\n\u3000\u00a0", ROWS)).isEmpty();
    }

    @Test
    void whatIsBehindTwoHundredCharactersIsNotRead() {
        assertThat(TitleTokens.of("夜".repeat(1_000_000), ROWS)).hasSize(TitleTokens.MOST_CHARACTERS);
        // This character becomes eighteen.
        assertThat(TitleTokens.of("\ufdfa".repeat(300), ROWS)).hasSizeLessThanOrEqualTo(TitleTokens.MOST_CHARACTERS);
        // The bound is in the middle of a character of two units.
        assertThat(TitleTokens.of("夜".repeat(199) + "😀", ROWS)).hasSize(199);
    }

    @Test
    void rowsAreWithinTheirBound() {
        for (int rows : List.of(1, 7, 1_000)) {
            assertThat(TitleTokens.of("体验2D巅峰 Detective", rows))
                    .allMatch(features -> Arrays.stream(features).allMatch(row -> row >= 0 && row < rows));
        }
    }

    private static void assertEqual(String one, String other) {
        assertThat(TitleTokens.of(one, ROWS).toArray(int[][]::new))
                .isDeepEqualTo(TitleTokens.of(other, ROWS).toArray(int[][]::new));
    }

    private static boolean contains(int[] rows, int row) {
        return Arrays.stream(rows).anyMatch(each -> each == row);
    }
}
