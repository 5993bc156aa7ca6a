package dev.eddy.ops.imports;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts in which a star stands for any text, and all else for itself. */
final class StarPattern {
    private StarPattern() {}

    static Pattern of(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
