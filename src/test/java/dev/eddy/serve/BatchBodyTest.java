package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateQuery;
import dev.eddy.web.RequestException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchBodyTest {
    private static BatchBody parse(String json) {
        return BatchBody.parse(json.getBytes(UTF_8));
    }

    @Test
    void onlyTheUsersAreNeeded() {
        BatchBody body = parse("{\"user_ids\": [\"u1\", 7]}");
        assertThat(body.userIds()).containsExactly("u1", "7");
        assertThat(body.query()).isEqualTo(CandidateQuery.first(50));
        assertThat(body.isExplained()).isFalse();
    }

    @Test
    void aBodySaysWhatAQuerySays() {
        BatchBody body = parse(
                "{\"user_ids\":[\"u\"],\"n\":3,\"filter\":\"a = 1\",\"exclude\":[\"i,j\",\"k\"],\"explain\":true}");
        CandidateQuery query = body.query();
        assertThat(query.count()).isEqualTo(3);
        assertThat(query.filter()).isEqualTo("a = 1");
        assertThat(query.exclude()).containsExactlyInAnyOrder("i,j", "k");
        assertThat(body.isExplained()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                    | the body is not a JSON object; it needs user_ids
            {}                                    | user_ids is missing; give the ids of 1 to 100 users
            {"user_ids":"u"}                      | user_ids is not an array of ids
            {"user_ids":["u",null]}               | user_ids[1] is not text
            {"user_ids":["u",""]}                 | no user_ids[1]
            {"user_ids":["u"],"n":501}            | n is 501; allowed: a whole number, 1 to 500
            {"user_ids":["u"],"n":"5"}            | n is "5"; allowed: a whole number, 1 to 500
            {"user_ids":["u"],"filter":5}         | filter is not text
            {"user_ids":["u"],"explain":"x"}      | explain is neither true nor false
            {"user_ids":["u"],"page":"t"}         | field page is unknown; allowed: user_ids, n, filter, exclude, explain
            """)
    void whatIsWrongIsNamed(String json, String reason) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(RequestException.class)
                .hasMessage(reason);
    }

    @Test
    void brokenJsonIsNamedWithItsPlace() {
        assertThatThrownBy(() -> parse("{\"user_ids\": [\"u\"\n}"))
                .hasMessageStartingWith("the body is not JSON at line 2");
        assertThatThrownBy(() -> parse("{} {}")).hasMessageStartingWith("the body is not JSON");
        assertThatThrownBy(() -> parse("")).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000))).hasMessageStartingWith("the body is not JSON");
    }

    @Test
    void atMost100UsersAreAskedFor() {
        String users = String.join(",", Collections.nCopies(101, "1"));
        assertThatThrownBy(() -> parse("{\"user_ids\":[" + users + "]}"))
                .hasMessage("user_ids has 101 ids; allowed: at most 100");
    }
}
