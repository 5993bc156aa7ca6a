package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file of JSON records as texts. */
public final class JsonTexts {
    private JsonTexts() {}

    public static List<String> of(Path file) {
        List<String> texts = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            lines.forEachRemaining(line -> texts.add(new String(line, UTF_8)));
        }
        return texts;
    }
}
