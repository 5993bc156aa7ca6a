package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import org.junit.jupiter.api.Test;

class TagVectorParserTest {
    private final TagVectorParser parser = new TagVectorParser(2);

    @Test
    void theKeyNamesTheTag() {
        TagVectorRecord record =
                parse("sci fi", "{\"vector\":[3,4],\"trained\":true}").value();
        assertThat(record.tag()).isEqualTo("sci fi");
        assertThat(record.vector()).containsExactly(3, 4);
    }

    @Test
    void aTombstoneWithdrawsTheVector() {
        assertThat(parse("jazz", null).value().vector()).isNull();
    }

    @Test
    void refusesWithAReason() {
        assertThat(parse(null, "{\"vector\":[3,4]}").reason()).isEqualTo("no key");
        assertThat(parse("jazz", "{}").reason()).isEqualTo("no vector");
        assertThat(parse("jazz", "{\"vector\":[3]}").reason()).isEqualTo("vector has 1 components, not 2");
        assertThat(parse("jazz", "{\"vector\":[0,0]}").reason()).isEqualTo("vector is zero");
        assertThat(parse("jazz", "{\"vector\":[NaN,0]}").reason()).startsWith("malformed JSON");
    }

    private Parsed<TagVectorRecord> parse(String key, String json) {
        return parser.parse(new KafkaRecord(
                "tag-vectors",
                0,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                json == null ? null : json.getBytes(UTF_8)));
    }
}
