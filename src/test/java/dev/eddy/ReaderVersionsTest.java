package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packages in other languages have the version of the project. */
class ReaderVersionsTest {
    private static final Path PYTHON = Path.of("src/readers/python");

    private static String found(Path file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(found.find()).as(file + " has " + pattern).isTrue();
        return found.group(1);
    }

    /** That of a release, when one is being built. */
    private static String project() throws IOException {
        return System.getProperty("eddy.version", found(Path.of("pom.xml"), "<revision>([^<]+)</revision>"));
    }

    @Test
    void theChangelogSaysWhatIsNew() throws IOException {
        assertThat(Files.readString(Path.of("src/site/markdown/changelog.md")))
                .containsPattern("(?m)^## " + Pattern.quote(project().replace("-SNAPSHOT", "")) + "( |$)");
    }

    @Test
    void thatOfGoIsTheProjects() throws IOException {
        assertThat(found(Path.of("src/readers/go/doc.go"), "const Version = \"([^\"]+)\""))
                .isEqualTo(project());
    }

    /** PEP 440 has another word for a snapshot. */
    @Test
    void thatOfPythonIsTheProjects() throws IOException {
        String version = project().replace("-SNAPSHOT", ".dev0");
        assertThat(found(PYTHON.resolve("pyproject.toml"), "(?m)^version = \"([^\"]+)\""))
                .isEqualTo(version);
        assertThat(found(PYTHON.resolve("eddy_recall/_version.py"), "__version__ = \"([^\"]+)\""))
                .isEqualTo(version);
    }
}
