package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import dev.eddy.access.TokenBucket;
import dev.eddy.access.Tokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final Grant GRANT = Grant.of(TOKEN, Set.of(Scope.READ), "ann");
    private static final String SITE = "https://shop.example";

    /** Everything but open routes needs the token. */
    private final Gate locked = new Gate(null, Set.of(), Set.of(), Tokens.only(GRANT), "sign in");

    /** As a console without a file of tokens. */
    private final Gate console =
            new Gate(null, Set.of(Scope.LOOK), Set.of(Scope.OPERATE), Tokens.only(GRANT), "open the address");

    private static Gate of(Listening listening) {
        return new Gate(listening.hosts(), Set.of(Scope.READ), Set.of(), Tokens.only(null), "");
    }

    private static Gate on(String host, String... allowed) {
        return of(new Listening(host, 0, List.of(allowed), null, null));
    }

    private static Gate.Credentials from(String host) {
        return new Gate.Credentials(host, null, null, null);
    }

    private static Gate.Credentials with(String token) {
        return new Gate.Credentials(null, SITE, null, token);
    }

    private static Gate.Credentials authorized(String header) {
        return new Gate.Credentials(null, null, header, null);
    }

    private static RequestException refusal(Gate gate, Scope scope, Gate.Credentials request) {
        return catchThrowableOfType(RequestException.class, () -> gate.check(scope, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8090", "LocalHost:8090", "127.0.0.1:8090", "[::1]:8090", "[::1]"})
    void onLoopbackItsOwnNamesAreAnswered(String host) {
        assertThat(refusal(on("127.0.0.1"), Scope.READ, from(host))).isNull();
        assertThat(refusal(on("::1"), Scope.READ, from(host))).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"evil.example", "evil.example:8090", "localhost.evil.example", "127.0.0.1.evil.example:80", ""})
    void onLoopbackANameThatSomebodyPointedHereIsRefused(String host) {
        for (String bound : List.of("127.0.0.1", "localhost")) {
            assertThat(refusal(on(bound), Scope.READ, from(host)).status()).isEqualTo(403);
        }
    }

    @Test
    void theNameItIsBoundToIsAnswered() {
        assertThat(refusal(on("127.0.0.2"), Scope.READ, from("127.0.0.2:8090"))).isNull();
        assertThat(refusal(on("127.0.0.1"), Scope.READ, from("127.0.0.2:8090"))).isNotNull();
    }

    @Test
    void beyondLoopbackAnyNameIsAnsweredUnlessSomeAreGiven() {
        assertThat(refusal(on("0.0.0.0"), Scope.READ, from("eddy.example:8090")))
                .isNull();
        Gate named = on("0.0.0.0", "Eddy.example", "localhost", "[fd00::1]");
        for (String host : List.of("eddy.example", "EDDY.example:8090", "localhost:1", "[fd00::1]:8090")) {
            assertThat(refusal(named, Scope.READ, from(host))).as(host).isNull();
        }
        assertThat(refusal(named, Scope.READ, from("evil.example"))).isNotNull();
        assertThat(refusal(named, Scope.READ, from(null))).isNotNull();
    }

    @Test
    void namesThatAreGivenReplaceThoseOfLoopback() {
        assertThat(refusal(on("127.0.0.1", "eddy.example"), Scope.READ, from("localhost")))
                .isNotNull();
    }

    @Test
    void openRoutesAreAnsweredUnderAnyNameAndKnowTheHolderOfAToken() {
        assertThat(on("127.0.0.1").check(Scope.OPEN, from("10.0.0.7:8091"))).isEqualTo(Grant.OF_ALL);
        assertThat(locked.check(Scope.OPEN, with("wrong-wrong-wrong-wrong"))).isEqualTo(Grant.OF_ALL);
        assertThat(locked.check(Scope.OPEN, with(TOKEN)).name()).isEqualTo("ann");
    }

    @Test
    void withoutATokenWebPagesMayNothing() {
        assertThat(refusal(on("127.0.0.1"), Scope.READ, new Gate.Credentials("localhost", SITE, null, null))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTokenAllowsItsScopesAndToLookAndNamesItsHolder() {
        assertThat(locked.check(Scope.READ, with(TOKEN)).name()).isEqualTo("ann");
        assertThat(locked.check(Scope.LOOK, with(TOKEN)).name()).isEqualTo("ann");
        RequestException posting = refusal(locked, Scope.POST, with(TOKEN));
        assertThat(posting.status()).isEqualTo(403);
        assertThat(posting).hasMessage("the token of ann does not have the scope post");
    }

    @Test
    void theTokenIsInEitherHeader() {
        assertThat(refusal(locked, Scope.READ, authorized("bearer  " + TOKEN + " ")))
                .isNull();
        // A proxy with a login uses the other header.
        assertThat(refusal(locked, Scope.READ, new Gate.Credentials(null, null, "Basic YTpi", TOKEN)))
                .isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic " + TOKEN, "Bearer", "Bearer ", "Bearer " + TOKEN + "x"})
    void withoutATokenOrWithAWrongOneNothingIsAnswered(String header) {
        RequestException refusal = refusal(locked, Scope.READ, authorized(header));
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal).hasMessageEndingWith(": sign in").hasMessageNotContaining(TOKEN);
        assertThat(refusal.headers().get("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void anOpenScopeNeedsNoTokenAndAClosedOneTakesNone() {
        assertThat(console.check(Scope.LOOK, authorized(null))).isEqualTo(Grant.OF_ALL);
        RequestException closed = refusal(console, Scope.OPERATE, with(TOKEN));
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed).hasMessageContaining("--operate").hasMessageContaining("--tokens FILE");
        assertThat(refusal(console, Scope.READ, with(TOKEN + "x"))).hasMessage("the token is wrong: open the address");
        assertThat(refusal(console, Scope.READ, with(null))).hasMessage("there is no token: open the address");
    }

    @Test
    void beyondItsRateATokenHasToWait() {
        Grant slow = new Grant(GRANT.hash(), GRANT.scopes(), null, new TokenBucket(1, () -> 0));
        var gate = new Gate(null, Set.of(), Set.of(), Tokens.only(slow), "");
        assertThatCode(() -> gate.check(Scope.READ, with(TOKEN))).doesNotThrowAnyException();
        RequestException refusal = refusal(gate, Scope.READ, with(TOKEN));
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }
}
