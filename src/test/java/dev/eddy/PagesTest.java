package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the pages name files, headings, tests and profiles that exist. */
class PagesTest {
    private static final int README_LINES = 150;
    private static final int GLOSSARY_WORDS = 25;
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("src/core/src/test/java"));
    private static final Path READERS = Path.of("src/readers");

    /** How the names of files end that have the examples of a language. */
    private static final Map<String, String> EXAMPLES =
            Map.of("java", "Example.java", "python", "test_examples.py", "go", "example_test.go");

    private static final Pattern PATH = Pattern.compile("(?:src|kafka|flink-conf|\\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9]");
    private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");
    private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test='?([\\w*,]+)");
    private static final Pattern BENCHMARK = Pattern.compile("-Dbench=(\\w+)");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|ITCase|Benchmark))`");

    static List<Page> pages() {
        return Page.all();
    }

    static Stream<Page.Block> programs() {
        return EXAMPLES.keySet().stream().flatMap(Page::blocks);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        assertThat(page.links())
                .filteredOn(link -> !link.matches("https?://.+"))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? page.file() : beside(page, parts[0]);
                    assertThat(target).exists();
                    if (parts.length == 2) {
                        assertThat(Page.read(target).anchors()).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noTwoHeadingsOfAPageHaveOneAnchor(Page page) {
        assertThat(page.anchors()).doesNotHaveDuplicates();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Set<Path> reached = new TreeSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(Page.README));
        while (!open.isEmpty()) {
            Page page = Page.read(open.pop());
            if (reached.add(page.file())) {
                page.links().stream()
                        .map(link -> link.split("#", 2)[0])
                        .filter(link -> link.endsWith(".md") && !link.startsWith("http"))
                        .map(link -> beside(page, link))
                        .forEach(open::push);
            }
        }
        assertThat(reached).containsAll(pages().stream().map(Page::file).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatIsNamedExists(Page page) {
        assertThat(matches(page, PATH, MatchResult::group))
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyProfileTestAndBenchmarkThatIsNamedExists(Page page) throws IOException {
        String poms = Modules.poms();
        assertThat(matches(page, PROFILE, found -> found.group(1)))
                .allSatisfy(profile -> assertThat(poms).contains("<id>" + profile + "</id>"));
        Set<String> named = new TreeSet<>(matches(page, TEST_CLASS, found -> found.group(1)));
        matches(page, TEST, found -> found.group(1)).forEach(list -> named.addAll(List.of(list.split(","))));
        named.remove("NONE");
        assertThat(named)
                .allSatisfy(name -> assertThat(testClasses())
                        .anyMatch(Pattern.compile(name.replace("*", ".*")).asMatchPredicate()));
        assertThat(matches(page, BENCHMARK, found -> found.group(1)))
                .allSatisfy(name -> assertThat(testClasses()).anyMatch(is -> is.matches(name + "\\w*Benchmark")));
    }

    @Test
    void thePageOnArchitectureHasTheRoomsInTheirOrder() {
        List<String> rooms = Page.of("architecture.md")
                .prose()
                .lines()
                .filter(line -> line.matches("\\| `[a-z.]+` \\|[^|]*\\|"))
                .map(line -> line.split("`", 3)[1])
                .toList();
        assertThat(rooms).isEqualTo(ArchitectureTest.ROOMS);
    }

    @Test
    void everyBlockOfCommandsIsAShellScript() throws Exception {
        Path script = Files.createTempFile("eddy-pages-", ".sh");
        try {
            Files.writeString(script, Page.blocks("sh").map(Page.Block::text).collect(Collectors.joining()));
            Process bash = new ProcessBuilder("bash", "-n", script.toString())
                    .inheritIO()
                    .start();
            assertThat(bash.waitFor()).isZero();
        } finally {
            Files.delete(script);
        }
    }

    @Test
    void everyBlockOfYamlIsYaml() {
        assertThat(Page.blocks("yaml"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(
                                new YAMLMapper().readTree(block.text()).isObject())
                        .isTrue());
    }

    /** So it compiles. */
    @ParameterizedTest
    @MethodSource("programs")
    void everyExampleOfAProgramIsPartOfATest(Page.Block block) {
        assertThat(sources(EXAMPLES.get(block.language())))
                .anyMatch(source -> source.contains(withoutIndentation(block.text())));
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Page.README)).hasSizeLessThanOrEqualTo(README_LINES);
    }

    @Test
    void theGlossaryIsShort() {
        assertThat(Page.of("glossary.md").prose().lines().filter(line -> line.startsWith("| **")))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(GLOSSARY_WORDS);
    }

    private static Path beside(Page page, String link) {
        return Path.of(".").resolve(page.file()).resolveSibling(link).normalize();
    }

    private static <T> List<T> matches(Page page, Pattern pattern, Function<MatchResult, T> value) {
        String text =
                page.prose() + page.blocks().stream().map(Page.Block::text).collect(Collectors.joining());
        return pattern.matcher(text).results().map(value).toList();
    }

    private static Set<String> testClasses() {
        return TESTS.stream()
                .flatMap(PagesTest::files)
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> sources(String ending) {
        return Stream.concat(TESTS.stream(), Stream.of(READERS))
                .flatMap(PagesTest::files)
                .filter(file -> file.toString().endsWith(ending))
                .map(PagesTest::text)
                .map(PagesTest::withoutIndentation)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
