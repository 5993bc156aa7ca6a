package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleCheckTest {
    private static final List<Candidate> EXPECTED = List.of(item("a", 3), item("b", 2), item("c", 1), item("d", 1));

    @Test
    void theSameListIsRight() {
        assertThat(OracleCheck.difference(EXPECTED, EXPECTED)).isEmpty();
        assertThat(OracleCheck.difference(List.of(), List.of())).isEmpty();
    }

    @Test
    void scoresMayDifferByAThousandth() {
        assertThat(OracleCheck.difference(
                        EXPECTED, List.of(item("a", 3.002f), item("b", 2), item("c", 1), item("d", 1))))
                .isEmpty();
        assertThat(OracleCheck.difference(
                        EXPECTED, List.of(item("a", 3.01f), item("b", 2), item("c", 1), item("d", 1))))
                .hasValueSatisfying(text -> assertThat(text).contains("item a", "3.01"));
    }

    @Test
    void itemsTiedWithTheLastMayBeOthers() {
        assertThat(OracleCheck.difference(EXPECTED, List.of(item("a", 3), item("b", 2), item("e", 1), item("f", 1))))
                .isEmpty();
    }

    @Test
    void anyOtherItemMayNot() {
        assertThat(OracleCheck.difference(EXPECTED, List.of(item("a", 3), item("x", 2), item("c", 1), item("d", 1))))
                .hasValueSatisfying(text -> assertThat(text).contains("item b is missing"));
        assertThat(OracleCheck.difference(EXPECTED, List.of(item("a", 3), item("b", 2), item("c", 1), item("x", 1.5f))))
                .hasValueSatisfying(text -> assertThat(text).contains("item x should not be there"));
    }

    @Test
    void aListOfAnotherLengthIsWrong() {
        assertThat(OracleCheck.difference(EXPECTED, EXPECTED.subList(0, 3))).isPresent();
        assertThat(OracleCheck.difference(List.of(), EXPECTED)).isPresent();
    }

    private static Candidate item(String itemId, float score) {
        return new Candidate(itemId, score, "u");
    }
}
