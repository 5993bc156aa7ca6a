package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.access.Scope;
import dev.eddy.web.Route.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Route ROUTE =
            Route.get(Work.READ, "/users/{user}", Scope.READ, "id", "since", "ids", "explain");

    private static Query of(String... namesAndValues) {
        Map<String, Deque<String>> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.computeIfAbsent(namesAndValues[i], name -> new ArrayDeque<>()).add(namesAndValues[i + 1]);
        }
        return new Query(ROUTE, Map.of(), query);
    }

    private static String inPath(String id) {
        return new Query(ROUTE, Map.of("user", id), Map.of()).id("user");
    }

    @Test
    void parametersAreRead() {
        assertThat(of("id", "a%2Fb+c").id("id")).isEqualTo("a/b c");
        assertThat(of("since", "1800000000000").number("since", 0)).isEqualTo(1_800_000_000_000L);
        assertThat(of("ids", "a%2Cb,c%2Fd,").ids("ids", 3)).containsExactly("a", "b", "c/d");
        assertThat(of("explain", "true").isTrue("explain")).isTrue();
    }

    @Test
    void aMissingOneAndAnEmptyOneAreTheSame() {
        for (Query query : new Query[] {of(), of("id", "", "since", "", "ids", "", "explain", "")}) {
            assertThat(query.text("id")).isNull();
            assertThat(query.number("since", 7)).isEqualTo(7);
            assertThat(query.ids("ids", 3)).isEmpty();
            assertThat(query.isTrue("explain")).isFalse();
            assertThatThrownBy(() -> query.id("id"))
                    .isInstanceOf(RequestException.class)
                    .hasMessage("no id");
        }
    }

    @Test
    void anIdInThePathMayHaveAnyCharacter() {
        assertThat(inPath("a%2Fb")).isEqualTo("a/b");
        assertThat(inPath("a%252Fb")).isEqualTo("a%2Fb");
        assertThat(inPath("a+b")).isEqualTo("a+b");
        assertThat(inPath("%C3%A9")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "soon", "0x1", "1234567890123456789"})
    void aNumberIsWholeAndNotNegative(String number) {
        assertThatThrownBy(() -> of("since", number).number("since", 0))
                .isInstanceOf(RequestException.class)
                .hasMessage("since is " + number + "; allowed: a whole number");
    }

    @Test
    void malformedParametersAreNamed() {
        assertThatThrownBy(() -> of("m", "1"))
                .hasMessage("parameter m is unknown; this path takes id, since, ids, explain");
        assertThatThrownBy(() -> of("id", "1", "id", "2")).hasMessage("parameter id comes 2 times");
        assertThatThrownBy(() -> of("id", "%zz")).hasMessageStartingWith("parameter id has a %");
        assertThatThrownBy(() -> of("explain", "yes").isTrue("explain"))
                .hasMessage("explain is yes; allowed: true, false");
        assertThatThrownBy(() -> inPath("%00")).hasMessage("user contains NUL");
        assertThatThrownBy(() -> of("id", "x".repeat(300)).id("id")).hasMessageContaining("over 256 bytes");
        assertThatThrownBy(() -> of("ids", "a,b,c").ids("ids", 2)).hasMessage("ids has 3 values; allowed: at most 2");
    }
}
