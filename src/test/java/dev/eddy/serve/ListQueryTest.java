package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateQuery;
import dev.eddy.web.Query;
import dev.eddy.web.RequestException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTest {
    private static CandidateQuery candidates(String... namesAndValues) {
        Map<String, Deque<String>> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.computeIfAbsent(namesAndValues[i], name -> new ArrayDeque<>()).add(namesAndValues[i + 1]);
        }
        return ListQuery.of(new Query(Operation.CANDIDATES.route(), Map.of("id", "u"), query));
    }

    @Test
    void withoutParametersTheFirst50CandidatesAreAskedFor() {
        assertThat(candidates()).isEqualTo(CandidateQuery.first(50));
        assertThat(candidates("n", "", "filter", "", "exclude", "", "page", "")).isEqualTo(CandidateQuery.first(50));
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

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.5", "x", "01", "99999999999"})
    void theNumberOfCandidatesIs1To500(String n) {
        assertThatThrownBy(() -> candidates("n", n))
                .isInstanceOf(RequestException.class)
                .hasMessage("n is " + n + "; allowed: a whole number, 1 to 500");
    }

    @Test
    void anUnknownParameterIsToldTheKnownOnes() {
        assertThatThrownBy(() -> candidates("m", "1"))
                .hasMessage(
                        "parameter m is unknown; this path takes n, filter, exclude, page, explain, tags, attributes");
    }
}
