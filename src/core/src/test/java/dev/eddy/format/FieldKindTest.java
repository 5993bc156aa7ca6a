package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "TEXT; 17;; 17",
                "TEXT; 17.0;; \"17\"",
                "TEXT; 1e19;; 1.0E19",
                "TEXT; true;; \"true\"",
                "TEXT; \"a\";; \"a\"",
                "TEXT; [1];; [1]",
                "TIME; 1700000000000;; 1700000000000",
                "TIME; \"1700000000\"; s; 1700000000000",
                "TIME; 1.7E9; s; 1700000000000",
                "TIME; 1700000000123456; us; 1700000000123",
                "TIME; 1700000000123456789; ns; 1700000000123",
                "TIME; -1; us; -1",
                "TIME; \"2023-11-14T22:13:20Z\"; iso; 1700000000000",
                "TIME; \"2023-11-14t22:13:20.5+00:00\"; iso; 1700000000500",
                "TIME; \"2023-11-15 00:13:20 +0200\"; iso; 1700000000000",
                "TIME; \"2023-11-14 22:13:20\"; iso; 1700000000000",
                "TIME; \"2023-11-14\"; iso; 1699920000000",
                "TIME; \"14/11/2023 22:13\"; dd/MM/yyyy HH:mm; 1699999980000",
                "TIME; \"14-Nov-2023\"; dd-MMM-yyyy; 1699920000000",
                "TIME; \"14.11.2023 23:13:20\"; dd.MM.yyyy HH:mm:ss in Europe/Berlin; 1700000000000",
                "TIME; \"14.06.2023 23:13:20\"; dd.MM.yyyy HH:mm:ss in Europe/Berlin; 1686777200000",
                "TIME; \"29.10.2023 02:30\"; dd.MM.yyyy HH:mm in Europe/Berlin; 1698539400000",
                "TIME; \"2023-11-15 03:43:20\"; iso in +05:30; 1700000000000",
                "TIME; \"2023-11-14T22:13:20Z\"; iso in Asia/Tokyo; 1700000000000",
                "TIME; \"Tue, 14 Nov 2023 22:13:20 GMT\"; EEE, dd MMM yyyy HH:mm:ss z; 1700000000000",
                "DURATION; 2.5; s; 2500",
                "DURATION; \"42\";; 42",
                "NUMBER; \" 9.99 \";; 9.99",
                "NUMBER; 4; 5; 0.8",
                "NUMBER; \"1.234,50\"; comma; 1234.5",
                "NUMBER; 9.5; comma; 9.5",
                "ANY; \"13,1\"; comma; 13.1",
                "TRUTH; \"Yes\";; true",
                "TRUTH; 0;; false",
                "TRUTH; \"t\"; truth; true",
                "TRUTH; \"gone\"; gone; true",
                "TRUTH; \"here\"; gone; false",
                "LIST; \"a, b,,c \"; ,; [\"a\",\"b\",\"c\"]",
                "LIST; \"a b\";; [\"a b\"]",
                "LIST; [1];; [1]",
                "LIST; \"{pop,\\\"axé, forró\\\",NULL}\";; [\"pop\",\"axé, forró\"]",
                "LIST; \"{\\\"a \\\\\\\"b\\\\\\\"\\\"}\"; ,; [\"a \\\"b\\\"\"]",
                "LIST; \"{}\";; []",
                "LIST; \"{a}b{c}\";; [\"{a}b{c}\"]",
                "LIST; \"[\\\"a\\\", null, 2]\";; [\"a\",2]",
                "LIST; \"[sic]\";; [\"[sic]\"]",
                "LIST; \"[1] [2]\";; [\"[1] [2]\"]",
                "VECTOR; \"[1, 2.5]\";; [1,2.5]",
                "VECTOR; \"1 2\";; [1,2]",
                "ANY; {\"a\":1};; {\"a\":1}",
                "ANY; \"x|y\"; |; [\"x\",\"y\"]",
                "ANY; \"9.90\"; number; 9.9",
                "ANY; \"yes\"; truth; true"
            })
    void aValueBecomesWhatItsFieldHolds(FieldKind kind, String json, String argument, String expected)
            throws JsonProcessingException {
        assertThat(kind.convert(tree(json), argument)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "TIME; \"noon\";",
                "TIME; true;",
                "TIME; 1e40; s",
                "TIME; \"1e999999999\"; s",
                "TIME; \"2023-13-01\"; iso",
                "TIME; {}; iso",
                "NUMBER; \"a\";",
                "DURATION; 1e30;",
                "NUMBER; [];",
                "ANY; \"cheap\"; number",
                "TRUTH; \"maybe\";",
                "LIST; {}; |",
                "VECTOR; \"1 a\";"
            })
    void anotherValueIsRefused(FieldKind kind, String json, String argument) throws JsonProcessingException {
        JsonNode value = tree(json);
        assertThatThrownBy(() -> kind.convert(value, argument))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new JsonMapper().readTree(json);
    }
}
