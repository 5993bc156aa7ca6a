package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a page, between two marks, that is written from the code. */
public final class GeneratedPage {
    /** When this system property is set, the page is written instead of compared. */
    private static final String WRITE = "eddy.write-pages";

    private GeneratedPage() {}

    /**
     * Compares a generated part of a page with what the code gives, or writes it.
     *
     * @param part name in the marks
     */
    public static void check(String name, String part, String generated) {
        String mark = "<!-- " + part + ": ";
        check(Page.FOLDER.resolve(name), mark + "begin -->\n", mark + "end -->", "\n" + generated.strip() + "\n\n");
    }

    /** Compares the part of a file between two marks with what the code gives, or writes it. */
    public static void check(Path file, String before, String after, String wanted) {
        try {
            String page = Files.readString(file);
            int begin = page.indexOf(before) + before.length();
            int end = page.indexOf(after);
            if (System.getProperty(WRITE) != null) {
                Files.writeString(file, page.substring(0, begin) + wanted + page.substring(end));
            } else {
                assertThat(page.substring(begin, end))
                        .as(
                                "%s; to write it: mvn -B test-compile surefire:test -Dtest='*PageTest,KafkaFolderTest' -D%s",
                                file, WRITE)
                        .isEqualTo(wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares a whole file with what the code gives, or writes it. */
    public static void checkWhole(Path file, String wanted) {
        try {
            if (System.getProperty(WRITE) != null) {
                Files.writeString(file, wanted);
            } else {
                assertThat(file)
                        .as("to write it: mvn -B test-compile surefire:test -Dtest='*PageTest' -D%s", WRITE)
                        .hasContent(wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of a table. */
    public static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
