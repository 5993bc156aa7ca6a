package dev.eddy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the documentation, with its parts.
 *
 * @param file path from the repository's root
 * @param blocks fenced blocks, in order
 * @param prose lines outside of blocks, joined by line feeds
 */
public record Page(Path file, List<Block> blocks, String prose) {
    /** The folder of all pages but the README. */
    public static final Path FOLDER = Path.of("src/site/markdown");

    public static final Path README = Path.of("README.md");

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final String FENCE = "```";

    /**
     * A fenced block.
     *
     * @param info the text after the opening fence: a language, then further words
     * @param text the lines inside, each with its line feed
     * @param where file and line, for failures
     */
    public record Block(String info, String text, String where) {
        /** The first word of the info. */
        public String language() {
            return info.split(" ", 2)[0];
        }

        /** The words of the info after the language. */
        public String subject() {
            return info.substring(language().length()).strip();
        }

        @Override
        public String toString() {
            return where;
        }
    }

    /** The README and all pages. */
    public static List<Page> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return Stream.concat(Stream.of(README), files.sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All blocks of a language. */
    public static Stream<Block> blocks(String language) {
        return all().stream()
                .flatMap(page -> page.blocks.stream())
                .filter(block -> block.language().equals(language));
    }

    /** A page by its name in the folder. */
    public static Page of(String name) {
        return read(FOLDER.resolve(name));
    }

    static Page read(Path file) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        StringBuilder inside = null;
        String info = "";
        int number = 0;
        int begin = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.startsWith(FENCE)) {
                (inside == null ? prose : inside).append(line).append('\n');
            } else if (inside == null) {
                inside = new StringBuilder();
                info = line.substring(FENCE.length()).strip();
                begin = number;
            } else {
                blocks.add(new Block(info, inside.toString(), file + ":" + begin));
                inside = null;
            }
        }
        if (inside != null) {
            throw new AssertionError(file + ":" + begin + ": the block does not end");
        }
        return new Page(file, List.copyOf(blocks), prose.toString());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Targets of links and images. */
    public List<String> links() {
        return LINK.matcher(CODE.matcher(prose).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** Texts between backticks. */
    public List<String> codes() {
        return CODE.matcher(prose)
                .results()
                .map(code -> code.group(1).replace("\\|", "|"))
                .toList();
    }

    /** Anchors of the headings, as GitHub and GitLab make them. */
    public List<String> anchors() {
        return HEADING.matcher(prose).results().map(Page::anchor).toList();
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
