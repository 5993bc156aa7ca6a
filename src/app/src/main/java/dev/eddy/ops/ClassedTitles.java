package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Titles with their classes, as in a file with a title, a tab and a class in each line.
 *
 * @param classes the class of each title
 */
public record ClassedTitles(List<String> titles, List<String> classes) {
    /** Reads a file, plain or gzipped. Throws {@link BadInputException} at the first bad line, or when there are none. */
    public static ClassedTitles load(Path file) {
        List<String> titles = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                String line = new String(lines.next(), UTF_8);
                int tab = line.lastIndexOf('\t');
                String named = line.substring(tab + 1).strip();
                if (tab < 0 || named.isEmpty() || line.substring(0, tab).isBlank()) {
                    throw lines.refusal("not a title and a class with a tab between");
                }
                titles.add(line.substring(0, tab));
                classes.add(named);
            }
        }
        BadInputException.require(
                !titles.isEmpty(),
                file + ": holds no titles; give a file with a title, a tab and a class in each line");
        return new ClassedTitles(titles, classes);
    }

    /** Number of titles. */
    public int size() {
        return titles.size();
    }
}
