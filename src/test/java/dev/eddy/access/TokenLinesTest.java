package dev.eddy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLinesTest {
    private static final String TOKEN = "0123456789abcdef";

    private static List<Grant> parse(String... lines) {
        return TokenLines.parse(List.of(lines), TokenForm.OF_PROGRAMS, () -> 0);
    }

    private static List<Grant> parseNamed(String... lines) {
        return TokenLines.parse(List.of(lines), TokenForm.OF_PEOPLE, () -> 0);
    }

    @Test
    void aLineIsATokenItsScopesAndPerhapsARate() {
        List<Grant> grants = parse("# ranking", TOKEN + " read", "", "  ._~-ABCDEFGHIJKL\tread,post,operate  20");
        assertThat(grants).hasSize(2);
        assertThat(grants.get(0).scopes()).containsExactly(Scope.READ);
        assertThat(grants.get(0).rate()).isNull();
        assertThat(grants.get(1).scopes()).containsExactly(Scope.READ, Scope.POST, Scope.OPERATE);
        assertThat(grants.get(1).rate().perSecond()).isEqualTo(20);
    }

    @Test
    void onlyTheTokenItselfIsTheTokenOfAGrant() {
        Grant grant = parse(TOKEN + " read").get(0);
        assertThat(grant.isOf(Grant.hash(TOKEN))).isTrue();
        assertThat(grant.isOf(Grant.hash(TOKEN + "x"))).isFalse();
        assertThat(grant.toString()).isEqualTo("Grant[READ]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0123456789abcdef               | not of the form TOKEN SCOPES [REQUESTS_PER_S]
            0123456789abcdef read 1 2      | not of the form TOKEN SCOPES [REQUESTS_PER_S]
            0123456789abcde read           | the token is not 16 characters or more
            0123456789abcde/ read          | the token is not 16 characters or more
            0123456789abcdef reed          | the scopes are not some of read,post,operate
            0123456789abcdef read,         | the scopes are not some of read,post,operate
            0123456789abcdef open          | the scopes are not some of read,post,operate
            0123456789abcdef read 0        | the rate is not a whole number of requests/s
            0123456789abcdef read 1.5      | the rate is not a whole number of requests/s
            """)
    void aWrongLineIsNamedByItsNumberAndShowsNoToken(String line, String reason) {
        assertThatThrownBy(() -> parse("# first", line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: " + reason)
                .hasMessageNotContaining("0123456789abcde");
    }

    @Test
    void whereActsAreWrittenDownEveryTokenHasANameOfItsHolder() {
        Grant grant = parseNamed(TOKEN + " post,operate anna@shop").get(0);
        assertThat(grant.name()).isEqualTo("anna@shop");
        assertThat(grant.scopes()).containsExactly(Scope.POST, Scope.OPERATE);
        assertThatThrownBy(() -> parseNamed(TOKEN + " post")).hasMessage("line 1: not of the form TOKEN SCOPES NAME");
        assertThatThrownBy(() -> parseNamed(TOKEN + " post anna/b")).hasMessageStartingWith("line 1: the name is not");
    }

    @Test
    void aTokenHasOneLine() {
        assertThatThrownBy(() -> parse(TOKEN + " read", TOKEN + " post"))
                .hasMessage("line 2: an earlier line has the same token");
    }

    @Test
    void aFileWithoutTokensIsWrong() {
        assertThatThrownBy(() -> parse("# none")).hasMessageStartingWith("there is no token");
    }
}
