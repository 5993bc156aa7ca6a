package dev.eddy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules as Maven builds them, for tests that read what is written there. */
public final class Modules {
    private static final Path PARENT = Path.of("pom.xml");
    private static final List<Path> FOLDERS = Pattern.compile("<module>(.*)</module>")
            .matcher(read(PARENT))
            .results()
            .map(found -> Path.of(found.group(1)))
            .toList();

    private Modules() {}

    /** The text of all POMs, that of the parent first. */
    public static String poms() {
        return Stream.concat(Stream.of(PARENT), FOLDERS.stream().map(folder -> folder.resolve("pom.xml")))
                .map(Modules::read)
                .collect(Collectors.joining());
    }

    /** Folders of the Java sources of what is shipped. */
    public static List<Path> sources() {
        return FOLDERS.stream()
                .map(folder -> folder.resolve("src/main/java"))
                .filter(Files::exists)
                .toList();
    }

    /** A file or folder of what is shipped, by its place on the class path: the one of the module that has it. */
    public static Path source(String name) {
        List<Path> found = FOLDERS.stream()
                .flatMap(folder -> Stream.of("src/main/java", "src/main/resources")
                        .map(kind -> folder.resolve(kind).resolve(name)))
                .filter(Files::exists)
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " is in " + found);
        }
        return found.get(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
