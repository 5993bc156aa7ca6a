package dev.eddy.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped recipe of the image, read without an engine. */
record Dockerfile(List<String> instructions) {
    static final Path FILE = Path.of("flink-conf", "Dockerfile");

    static Dockerfile shipped() {
        try {
            return new Dockerfile(Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind an instruction, each time. */
    List<String> all(String instruction) {
        return instructions.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    /** The defaults of the arguments. */
    Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        all("ARG").forEach(given -> arguments.put(given.split("=", 2)[0], given.split("=", 2)[1]));
        return arguments;
    }

    /** The instructions of a stage, by its name. */
    Dockerfile stage(String name) {
        int from = instructions.indexOf(instructions.stream()
                .filter(line -> line.startsWith("FROM ") && line.endsWith(" AS " + name))
                .findFirst()
                .orElseThrow());
        return new Dockerfile(Stream.concat(
                        Stream.of(instructions.get(from)),
                        instructions.stream().skip(from + 1L).takeWhile(line -> !line.startsWith("FROM ")))
                .toList());
    }

    /** The files that the image has from the build, with where it has them. */
    Map<String, String> copied() {
        Map<String, String> copied = new LinkedHashMap<>();
        all("COPY").stream().filter(line -> line.contains("--from=jars")).forEach(line -> {
            List<String> words = List.of(line.split(" ", -1));
            copied.put(words.get(words.size() - 2), words.get(words.size() - 1));
        });
        return copied;
    }

    /** The user that processes run as. */
    String user() {
        List<String> users = all("USER");
        return users.get(users.size() - 1);
    }
}
