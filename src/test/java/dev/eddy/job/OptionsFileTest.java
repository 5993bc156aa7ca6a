package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What {@code flink-conf/eddy.yaml} and the page on options say is what the job does. */
class OptionsFileTest {
    private static final Path PAGE = Path.of("src/site/markdown/options.md");
    private static final String BEGIN = "<!-- options: begin -->\n";
    private static final String END = "<!-- options: end -->";
    /** Set by who wants the table written instead of compared. */
    private static final String WRITE = "eddy.write-options";

    private static final String REGENERATE = "mvn -B -ntp test-compile surefire:test -Dtest=OptionsFileTest -D" + WRITE;

    /** Nothing allows all of them: too small, too large, not a word that is known. */
    private static final List<String> SENSELESS = List.of("-9999999", "0 ms", "36500 d", "", "no such thing");

    private static final OptionsFile FILE = OptionsFile.read();
    private static final Map<String, JsonNode> DEFAULTS = new OptionTree(JobOptions.defaults()).values();

    static Stream<OptionsFile.Option> options() {
        return FILE.options().stream();
    }

    @Test
    void theFileGivesTheDefaults() {
        var deployment = new Deployment();
        CommandLine.populateCommand(deployment, "--conf", OptionsFile.PATH.toString());
        assertThat(deployment.options()).usingRecursiveComparison().isEqualTo(JobOptions.defaults());
    }

    @Test
    void everyOptionIsInTheFileAtItsPlace() {
        List<String> keys = options().map(OptionsFile.Option::key).toList();
        List<String> missing = new ArrayList<>(DEFAULTS.keySet());
        missing.removeAll(keys);
        assertThat(missing)
                .as(
                        "options that %s lacks: add each with its default and a comment, where its record has it",
                        OptionsFile.PATH)
                .isEmpty();
        assertThat(keys).as("the order of the records").containsExactlyElementsOf(DEFAULTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("options")
    void theFileSaysWhatAnOptionIs(OptionsFile.Option option) {
        assertThat(FILE.told(option)).as("the comment above %s", option.key()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("options")
    void theFileSaysWhatIsAllowed(OptionsFile.Option option) {
        // Several where one bound is checked for all options of a kind, and a narrower one for this.
        Set<String> ranges = ranges(option.key());
        if (!ranges.isEmpty()) {
            assertThat(FILE.told(option))
                    .as("the comment above %s", option.key())
                    .containsAnyOf(array(ranges));
        }
    }

    @Test
    void whatIsAllowedIsWhatTheJobSaysWhenItRefuses() {
        assertThat(ranges("membership.margin")).containsExactly("0 to 2");
        assertThat(ranges("serving.channels")).containsExactly("merged, all");
        assertThat(ranges("redis.user")).isEmpty();
    }

    @Test
    void thePageShowsWhatTheFileSays() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String table = "\n" + new OptionsTable(FILE).markdown() + "\n";
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("the table of the page on options; it is written by: %s", REGENERATE)
                    .isEqualTo(table);
        }
    }

    /** What the job says is allowed when it refuses values of the right type. */
    private static Set<String> ranges(String key) {
        Pattern refusal = Pattern.compile(Pattern.quote(key) + " is .*; allowed: (.*) \\(from here\\)");
        Set<String> ranges = new LinkedHashSet<>();
        for (String value : SENSELESS) {
            var tree = new OptionTree(JobOptions.defaults());
            tree.set(key, TextNode.valueOf(value), "here");
            try {
                tree.options();
            } catch (BadInputException e) {
                Matcher refused = refusal.matcher(e.getMessage());
                if (refused.matches() && !isOfTheType(refused.group(1))) {
                    ranges.add(refused.group(1));
                }
            }
        }
        return ranges;
    }

    private static CharSequence[] array(Set<String> texts) {
        return texts.toArray(CharSequence[]::new);
    }

    /** What is said of a value that is not even of the option's type. */
    private static boolean isOfTheType(String allowed) {
        return allowed.equals("a whole number") || allowed.equals("a number") || allowed.startsWith("a duration");
    }
}
