package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "user=visitorid # user is no field; there are attributes, author,",
                "user_id # at character 8 is the end, not =",
                "user_id= # at character 9 is the end, not a field of yours",
                "user_id=a, # at character 11 is the end, not a field",
                "user_id=a ts=b # at character 13 is \"=b\", not ,",
                "user_id='a # at character 11 is the end, not the end of the text in quotes",
                "user_id=a, user_id=b # user_id is mapped twice",
                "ts=at(h) # (h) does not suit ts, which is a time",
                "ts=at( # at character 7 is the end, not a unit or a separator and )",
                "user_id=a(s) # (s) does not suit user_id, which is text or a whole number",
                "user_id=a+b # user_id is no list and no time, so it can't be joined with +",
                "tags=a|b+c # at character 9 is \"+c\", not ,",
                "user_id=a| # at character 11 is the end, not a field of yours",
                "ts=at('dd.MM.yyyy' in Berlin) # (dd.MM.yyyy in Berlin) does not suit ts, which is a time",
                "ts=at(s in Europe/Berlin) # (s in Europe/Berlin) does not suit ts, which is a time",
                "value=price(0) # (0) does not suit value, which is a number"
            })
    void aMappingThatCanNotBeIsRefusedWithItsPlace(String text, String reason) {
        assertThatThrownBy(() -> options(Map.of("records.events.fields", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("records.events.fields is " + text + ", where " + reason)
                .hasMessageEndingWith("allowed: " + MappingText.FORM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "view # \"view\" is not of the form",
                "\"view=click # \"\"view=click\" is not of the form",
                "view=look # look is no type of Eddy's",
                "view=click, view=like # view is there twice",
                "view=click:0 # a weight is above 0 and up to 1000",
                "view=click:1001 # a weight is above 0 and up to 1000"
            })
    void typesThatCanNotBeAreRefused(String text, String reason) {
        assertThatThrownBy(() -> options(Map.of("records.events.types", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFormatWithASchemaNeedsAPlaceForIt() {
        assertThatThrownBy(() -> options(Map.of("records.events.format", "avro")))
                .hasMessageContaining(
                        "records.schemas is empty; allowed: the address of a schema registry, or a folder");
        RecordOptions missing = options(Map.of("records.events.format", "avro", "records.schemas", "no-such-folder"));
        assertThatThrownBy(missing::events)
                .hasMessageContaining("where events.avsc can't be read")
                .hasMessageContaining("name a folder that has it, or the address of a schema registry");
    }

    @Test
    void namesOfYoursMayHaveAnyCharacters() {
        RecordOptions options =
                options(Map.of("records.events.fields", "user_id = \"user.id, of (web)\".id , type='it''s, so'"));
        assertThat(options.events().isEddys()).isFalse();
    }

    private static RecordOptions options(Map<String, String> values) {
        return Options.read(RecordOptions.class, values);
    }
}
