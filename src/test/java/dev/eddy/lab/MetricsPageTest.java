package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Modules;
import dev.eddy.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on metrics has every metric that the code registers, and the pages name no other. */
class MetricsPageTest {
    /** What reads a metric names the operator first. */
    private static final Pattern REGISTERED =
            Pattern.compile("\\.(?:counter|gauge|histogram)\\(\\s*\"(\\w+)\"(?!,\\s*\")");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`");
    private static final Pattern OPERATOR = Pattern.compile("(?m)^## ([a-z-]+(?:, [a-z-]+)*)$");

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void thePageHasWhatTheCodeRegisters() throws IOException {
        assertThat(described()).isEqualTo(registered());
    }

    @Test
    void thePagesOperatorsExist() throws IOException {
        String topology = Files.readString(Modules.source("dev/eddy/job/RecallTopology.java"))
                + Files.readString(Modules.source("dev/eddy/job/Topic.java"));
        assertThat(operators())
                .hasSizeGreaterThan(8)
                .allSatisfy(operator -> assertThat(topology).contains("\"" + operator + "\""));
    }

    /** Names of the form {@code operator.metric}. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyMetricThatIsNamedExists(Page page) {
        Set<String> described = described();
        Set<String> operators = operators();
        assertThat(page.codes())
                .map(code -> code.replaceFirst(" .*", ""))
                .filteredOn(code -> operators.contains(code.replaceFirst("\\..*", "")) && code.contains("."))
                .map(code -> code.replaceFirst(".*\\.", ""))
                .isSubsetOf(described);
    }

    private static Set<String> described() {
        return ROW.matcher(Page.of("metrics.md").prose())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> operators() {
        return OPERATOR.matcher(Page.of("metrics.md").prose())
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .collect(Collectors.toSet());
    }

    private static Set<String> registered() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path sources : Modules.sources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    REGISTERED.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
                }
            }
        }
        return names;
    }
}
