package dev.eddy.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    public enum Mode {
        FAST,
        SAFE
    }

    public record Inner(
            @Option(key = "a.inner", defaultValue = "x", range = "letters", pattern = "[a-z]*", text = "Letters.")
            String letters) {}

    public record Outer(
            @Option(key = "a.count", defaultValue = "3", range = "1 to 10", text = "A count.")
            int count,

            @Option(key = "internal.a.pause", defaultValue = "2 h", range = "1 s to 1 d", text = "A wait.")
            Duration pause,

            @Option(key = "a.mode", defaultValue = "safe", text = "A mode.")
            Mode mode,

            @Option(key = "a.on", defaultValue = "true", text = "A switch.")
            boolean isOn,

            @Option(key = "a.weights", range = "0 to 1", text = "Weights.")
            Map<String, Double> weights,

            Inner inner) {}

    private final Outer outer = Options.defaults(Outer.class);

    @Test
    void defaultsAreDeclared() {
        assertThat(outer).isEqualTo(new Outer(3, Duration.ofHours(2), Mode.SAFE, true, Map.of(), new Inner("x")));
    }

    @Test
    void someAreChangedAndTheRestStays() {
        Outer changed = Options.with(
                Options.read(Outer.class, Map.of("a.weights.one", "0.5", "a.mode", "Fast")),
                Map.of("internal.a.pause", Duration.ofMillis(1_500), "a.inner", "y"));
        assertThat(changed)
                .isEqualTo(new Outer(3, Duration.ofMillis(1_500), Mode.FAST, true, Map.of("one", .5), new Inner("y")));
        assertThat(Options.of(changed))
                .containsOnlyKeys("a.count", "internal.a.pause", "a.mode", "a.on", "a.weights.one", "a.inner");
        assertThatThrownBy(() -> Options.with(outer, Map.of("a.pause", "1 h"))).hasMessage("no such option: a.pause");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.count         | 0     | a.count is 0; allowed: 1 to 10",
                "a.count         | 1.5   | a.count is 1.5; allowed: a whole number",
                "a.count         | ''    | a.count is empty; allowed: a whole number",
                "internal.a.pause | 2 d   | internal.a.pause is 2 d; allowed: 1 s to 1 d",
                "internal.a.pause | -1 s  | internal.a.pause is -1 s; allowed: a duration, such as 20 ms, 90 s, 5 min, 2 h or 7 d",
                "a.mode          | slow  | a.mode is slow; allowed: fast, safe",
                "a.on            | maybe | a.on is maybe; allowed: true or false",
                "a.weights.one   | NaN   | a.weights.one is NaN; allowed: 0 to 1",
                "a.inner         | X     | a.inner is X; allowed: letters",
            })
    void aValueThatIsNotAllowedIsRefused(String key, String value, String message) {
        assertThatThrownBy(() -> Options.read(Outer.class, Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 ms", "999 ms", "1 s", "61 s", "90 min", "1 h", "36500 d"})
    void aDurationIsWrittenAsItWasRead(String text) {
        assertThat(DurationText.write(DurationText.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7 days", "-1 s", "1.5 h", "s", "9999999999999999999 d"})
    void aDurationIsANumberAndAUnit(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
