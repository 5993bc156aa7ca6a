package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Page;
import dev.eddy.recall.items.Channel;
import org.junit.jupiter.api.Test;

/** The page on ranking has every channel with its code, and every feature of an item. */
class RankingPageTest {
    private static final String PAGE = Page.of("ranking.md").prose();

    @Test
    void everyChannelHasARowWithItsCode() {
        assertThat(Channel.families())
                .isNotEmpty()
                .allSatisfy((code, family) -> assertThat(PAGE)
                        .containsPattern("(?m)^\\| [^|]*`" + family + "\\b[^|]*\\| `" + code + "` \\|"));
    }

    @Test
    void everyFeatureOfAnItemHasARow() {
        assertThat(FeatureSpace.BUILT_IN.names().subList(FeatureSpace.OWN, FeatureSpace.OWN_END))
                .allSatisfy(feature -> assertThat(PAGE).containsPattern("(?m)^\\| [^|]*`" + feature + "`"));
    }
}
