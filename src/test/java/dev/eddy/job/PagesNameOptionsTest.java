package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.eddy.Page;
import dev.eddy.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The options in the README and the pages are ones that the job has. */
class PagesNameOptionsTest {
    private static final Set<String> KEYS = Options.of(JobOptions.defaults()).keySet();
    private static final Pattern KEY = Pattern.compile(KEYS.stream()
                    .map(key -> key.substring(0, key.indexOf('.')))
                    .distinct()
                    .collect(Collectors.joining("|", "(?:", ")"))
            + "\\.[a-z*][a-z0-9.*-]*");

    static List<Page> pages() {
        return Page.all();
    }

    static Stream<Page.Block> optionsFiles() {
        return Page.blocks("yaml").filter(block -> block.subject().equals("eddy.yaml"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionThatIsNamedExists(Page page) {
        assertThat(page.codes())
                .map(code -> code.replaceFirst(": .*", ""))
                .filteredOn(KEY.asMatchPredicate())
                .allSatisfy(name -> assertThat(KEYS)
                        .anyMatch(key -> key.equals(name)
                                || key.startsWith(name + ".")
                                || (name.endsWith("*") && key.startsWith(name.replace("*", "")))));
    }

    @ParameterizedTest
    @MethodSource("optionsFiles")
    void everyOptionsFileIsRead(Page.Block block, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("eddy.yaml"), block.text());
        var given = new GivenOptions();
        CommandLine.populateCommand(given, "--conf", file.toString());
        assertThatCode(given::options).doesNotThrowAnyException();
    }
}
