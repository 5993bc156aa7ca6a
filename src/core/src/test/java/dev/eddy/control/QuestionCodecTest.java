package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionCodecTest {
    private static final long APPENDED = 99;

    static Question[] questions() {
        return new Question[] {
            new Question("q", "ünal", "i-1", 98),
            new Question("q", "ünal", null, Question.LAST),
            new Question("q", null, "i-1", Question.LAST)
        };
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionComesBackAsItWasAsked(Question question) {
        assertThat(decode(QuestionCodec.encode(question)).value()).isEqualTo(question);
    }

    @Test
    void anInstantAfterTheAppendTimeIsSetBackToIt() {
        var question = new Question("q", "u", null, APPENDED + 1);
        assertThat(decode(QuestionCodec.encode(question)).value().asOfMillis()).isEqualTo(APPENDED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"user_id":"u","item_id":"i"}              | no id
                    {"id":"q"}                                 | neither user_id nor item_id
                    {"id":"q","user_id":""}                    | user_id
                    {"id":"q","user_id":"u","as_of":-1}        | as_of is not an instant
                    {"id":"q","user_id":"u","as_of":"now"}     | as_of is not an instant
                    [1]                                        | JSON
                    {"id":                                     | JSON
                    """)
    void whatCantBeAnsweredIsRefusedWithTheReason(String value, String reason) {
        assertThat(decode(value.getBytes(UTF_8)).reason()).containsIgnoringCase(reason);
    }

    @Test
    void whatIsClearedAwayAsksNothing() {
        assertThat(decode(null).isIgnored()).isTrue();
    }

    private static Parsed<Question> decode(byte[] value) {
        return QuestionCodec.decode(new KafkaRecord("recall-questions", 0, 7, APPENDED, null, value));
    }
}
