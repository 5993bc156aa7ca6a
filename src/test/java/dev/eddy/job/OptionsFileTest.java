package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Declaration;
import dev.eddy.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The sample file and the reference page say of the options what their declarations say, and the job does the same. */
class OptionsFileTest {
    static final Path YAML = Path.of("flink-conf/eddy.yaml");
    private static final Path PAGE = Path.of("src/site/markdown/options.md");
    /** Set to write the files instead of comparing them. */
    private static final String WRITE = "eddy.write-options";

    private static final String REGENERATE = "mvn -B -ntp test-compile surefire:test -Dtest=OptionsFileTest -D" + WRITE;

    private static final Map<String, Options.Setting> ALL = Options.of(JobOptions.defaults());
    private static final OptionsReference REFERENCE = new OptionsReference(JobOptions.defaults());

    static Stream<Declaration> options() {
        return ALL.values().stream().map(Options.Setting::declaration);
    }

    @Test
    void theFileAndThePageAreGenerated() throws IOException {
        compare(YAML, REFERENCE.yaml());
        compare(PAGE, REFERENCE.page());
    }

    private static void compare(Path file, String generated) throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        } else {
            assertThat(file).as("written by: %s", REGENERATE).hasContent(generated);
        }
    }

    @Test
    void theFileGivesTheDefaults() {
        var deployment = new Deployment();
        CommandLine.populateCommand(deployment, "--conf", YAML.toString());
        assertThat(deployment.options()).usingRecursiveComparison().isEqualTo(JobOptions.defaults());
    }

    @Test
    void anOperatorNeedsToKnowFortyAtMost() {
        assertThat(REFERENCE.operators()).hasSizeBetween(30, 40);
    }

    @ParameterizedTest
    @MethodSource("options")
    void aValueOutsideOfTheRangeIsRefusedByKey(Declaration option) {
        Matcher range = Pattern.compile("(\\S+?)( \\w+)? to \\S+( \\w+)?").matcher(option.allowed());
        if (option.type() != String.class && range.matches()) {
            for (String value : List.of("-9999999", "99999999999999")) {
                String unit = range.group(2) == null ? "" : range.group(2);
                assertThatThrownBy(() -> JobOptions.defaults().with(Map.of(option.key(), value + unit)))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageStartingWith(option.key() + " is " + value + unit + "; allowed: ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsExplainedInSentences(Declaration option) {
        assertThat(option.text()).hasSizeGreaterThan(10).endsWith(".");
        assertThat(unknown(option.text()))
                .as("keys that %s names", option.key())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docker-compose.yml",
                "flink-conf/config.yaml",
                "flink-conf/grafana-dashboard.json",
                "flink-conf/prometheus-alerts.yaml",
                "kafka/create-topics.sh"
            })
    void aFileNamesOnlyOptionsThatThereAre(Path file) throws IOException {
        assertThat(unknown(Files.readString(file))).isEmpty();
    }

    /** What looks like a key of an option in a text, and is none. */
    private static Set<String> unknown(String text) {
        Set<String> sections = ALL.keySet().stream()
                .map(key -> key.replaceFirst("^internal\\.", "").replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        // The name of a command, a file or a class may begin like a section; and a message shows a key that is wrong.
        Pattern key = Pattern.compile("(?<![\\w./-])(?<!unknown option )(internal\\.)?(" + String.join("|", sections)
                + ")\\.[a-z]+(-[a-z]+)*(?![\\w.-]*[:(/A-Z])");
        return key.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(named -> ALL.keySet().stream().noneMatch(known -> known.startsWith(named)))
                .collect(Collectors.toSet());
    }
}
