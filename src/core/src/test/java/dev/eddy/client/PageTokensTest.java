package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTokensTest {
    private static final long NOW = 1_750_000_000_000L;
    private static final long HOUR = PageTokens.LIFETIME.toMillis();

    private final PageTokens tokens = new PageTokens("rc", "secret");
    private final PageToken token = new PageToken(
            PageToken.hash("user ann\n"), NOW, Set.of(PageToken.shortHash("a"), PageToken.shortHash("ünal, 7%")));

    @Test
    void aTokenIsReadByEachServerOfTheDeployment() {
        assertThat(new PageTokens("rc", "secret").decode(tokens.encode(token), token.question(), NOW + HOUR))
                .isEqualTo(token);
    }

    @Test
    void aTokenWithoutItemsAndOneWithSixHundredAreShortEnoughForAnAddress() {
        var none = new PageToken(1, NOW, Set.of());
        assertThat(tokens.decode(tokens.encode(none), 1, NOW)).isEqualTo(none);
        var full = new PageToken(
                1,
                NOW,
                IntStream.range(0, PageMaker.MOST_SHOWN)
                        .mapToObj(i -> PageToken.shortHash("item-" + i))
                        .collect(Collectors.toSet()));
        String text = tokens.encode(full);
        assertThat(text.length()).isLessThan(5_000);
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.decode(text, 1, NOW)).isEqualTo(full);
    }

    @Test
    void aTokenOfYesterdayIsRefused() {
        assertThatThrownBy(() -> tokens.decode(tokens.encode(token), token.question(), NOW + HOUR + 1))
                .isInstanceOf(PageException.class)
                .hasMessage("the page is older than 1 h; begin again without a page");
    }

    @Test
    void aTokenOfAnotherQuestionIsRefused() {
        assertThatThrownBy(() -> tokens.decode(tokens.encode(token), PageToken.hash("user bob\n"), NOW))
                .isInstanceOf(PageException.class)
                .hasMessage("the page is of another user, list or filter; begin again without a page");
    }

    @Test
    void aTokenOfAnotherDeploymentIsRefused() {
        for (PageTokens others : new PageTokens[] {new PageTokens("rc", null), new PageTokens("rd", "secret")}) {
            assertThatThrownBy(() -> others.decode(tokens.encode(token), token.question(), NOW))
                    .isInstanceOf(PageException.class);
        }
    }

    @Test
    void aForgedTokenIsRefused() {
        String sound = tokens.encode(token);
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            var forged = new StringBuilder(sound);
            // The last character has bits that no byte uses.
            int at = random.nextInt(sound.length() - 1);
            forged.setCharAt(at, sound.charAt(at) == 'A' ? 'B' : 'A');
            assertThatThrownBy(() -> tokens.decode(forged.toString(), token.question(), NOW))
                    .isInstanceOf(PageException.class)
                    .hasMessage("the page is not one of this deployment; begin again without a page");
        }
        for (String other : new String[] {"", "x", "%%%", sound.substring(4), sound + sound, "A".repeat(10_000_000)}) {
            assertThatThrownBy(() -> tokens.decode(other, token.question(), NOW))
                    .isInstanceOf(PageException.class);
        }
    }
}
