package dev.eddy.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shipped options file as people read it: every key with its comment.
 *
 * @param options those with a value, in the order of the file
 * @param sections comments of what holds other keys, by key
 */
record OptionsFile(List<Option> options, Map<String, String> sections) {
    static final Path PATH = Path.of("flink-conf/eddy.yaml");

    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9.-]+):(?: +(.*))?");

    /**
     * One option.
     *
     * @param value as it is written, without quotes
     * @param comment the lines above it, as one
     */
    record Option(String key, String value, String comment) {
        /** The key of what holds the option, when that is a map of weights, which is read as a whole; else null. */
        String weights() {
            int end = key.indexOf(".weights.");
            return end < 0 ? null : key.substring(0, end + ".weights".length());
        }

        /** What the key is within the map of weights. */
        String weight() {
            return key.substring(weights().length() + 1);
        }
    }

    private record Section(int indent, String key) {}

    static OptionsFile read() {
        List<Option> options = new ArrayList<>();
        Map<String, String> sections = new LinkedHashMap<>();
        List<Section> open = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : lines()) {
            Matcher commented = COMMENT.matcher(line);
            Matcher keyed = KEY.matcher(line);
            if (commented.matches()) {
                comment.add(commented.group(1));
                continue;
            }
            if (keyed.matches()) {
                int indent = keyed.group(1).length();
                open.removeIf(section -> section.indent >= indent);
                String parent = open.isEmpty() ? "" : open.get(open.size() - 1).key + ".";
                String key = parent + keyed.group(2);
                if (keyed.group(3) == null) {
                    open.add(new Section(indent, key));
                    sections.put(key, String.join(" ", comment));
                } else {
                    options.add(new Option(key, unquoted(keyed.group(3)), String.join(" ", comment)));
                }
            } else if (!line.isBlank()) {
                throw new AssertionError(PATH + " has a line that is neither a comment nor KEY: VALUE: " + line);
            }
            comment.clear();
        }
        return new OptionsFile(options, sections);
    }

    /** What a reader is told of an option: its own comment, and for a weight that of all. */
    String told(Option option) {
        return option.weights() == null ? option.comment() : sections.get(option.weights()) + " " + option.comment();
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PATH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
