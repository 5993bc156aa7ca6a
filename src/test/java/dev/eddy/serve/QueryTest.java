package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static Query query(String id, String... namesAndValues) {
        Map<String, Deque<String>> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.computeIfAbsent(namesAndValues[i], name -> new ArrayDeque<>()).add(namesAndValues[i + 1]);
        }
        return new Query(Route.CANDIDATES, Map.of("id", id), query);
    }

    private static CandidateQuery candidates(String... namesAndValues) {
        return query("u", namesAndValues).candidates();
    }

    @Test
    void withoutParametersTheFirst50CandidatesAreAskedFor() {
        assertThat(candidates()).isEqualTo(CandidateQuery.first(50));
        assertThat(candidates("n", "", "filter", "", "exclude", "", "page", "")).isEqualTo(CandidateQuery.first(50));
        assertThat(query("u").explain()).isFalse();
    }

    @Test
    void parametersAreDecoded() {
        CandidateQuery asked =
                candidates("n", "500", "filter", "price+%3C%2010", "exclude", "a%2Cb,c%2Fd,", "page", "t%3D%3D");
        assertThat(asked.count()).isEqualTo(500);
        assertThat(asked.filter()).isEqualTo("price < 10");
        assertThat(asked.exclude()).containsExactlyInAnyOrder("a", "b", "c/d");
        assertThat(asked.page()).isEqualTo("t==");
    }

    @Test
    void aUserWithoutAListMayHaveTagsAndAttributes() {
        CandidateQuery asked = candidates("tags", "jazz,late%20night", "attributes", "country%3Dde,device=a%3Db");
        assertThat(asked.declaredTags()).containsExactly("jazz", "late night");
        assertThat(asked.attributes()).containsExactly(Map.entry("country", "de"), Map.entry("device", "a=b"));
        assertThatThrownBy(() -> candidates("attributes", "country"))
                .hasMessage("one of attributes is country; allowed: NAME=VALUE");
        assertThatThrownBy(() -> candidates("attributes", "a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1"))
                .hasMessage("attributes has 9 values; allowed: at most 8");
    }

    @Test
    void anIdMayHaveAnyCharacter() {
        assertThat(query("a%2Fb").id()).isEqualTo("a/b");
        assertThat(query("a%252Fb").id()).isEqualTo("a%2Fb");
        assertThat(query("a+b").id()).isEqualTo("a+b");
        assertThat(query("%C3%A9").id()).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.5", "x", "01", "99999999999"})
    void theNumberOfCandidatesIs1To500(String n) {
        assertThatThrownBy(() -> candidates("n", n))
                .isInstanceOf(RequestException.class)
                .hasMessage("n is " + n + "; allowed: a whole number, 1 to 500");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> candidates("m", "1"))
                .hasMessage(
                        "parameter m is unknown; this path takes n, filter, exclude, page, explain, tags, attributes");
        Map<String, Deque<String>> twice = Map.of("n", new ArrayDeque<>(List.of("1", "2")));
        assertThatThrownBy(() -> new Query(Route.POPULAR, Map.of(), twice)).hasMessage("parameter n comes 2 times");
        assertThatThrownBy(() -> candidates("filter", "%zz")).hasMessageStartingWith("parameter filter has a %");
        assertThatThrownBy(() -> query("u", "explain", "yes").explain())
                .hasMessage("explain is yes; allowed: true, false");
        assertThatThrownBy(() -> query("%00").id()).hasMessage("id contains NUL");
        assertThatThrownBy(() -> new Query(Route.LIVE, Map.of(), twice)).hasMessageContaining("takes no parameters");
    }
}
