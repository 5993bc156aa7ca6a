package dev.eddy.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * Every layout ever written, in a file: a line has a value's name, its layout's version, and its bytes. Lines are only ever
 * added: today's are written by {@code mvn surefire:test -Dtest=LayoutsTest,WriterStateSerializerTest -Deddy.write-layouts}.
 */
public final class Layouts {
    private static final Path FILE = Path.of("src/test/resources/layouts.txt");

    private Layouts() {}

    /** Reads a value in the layout of a version. */
    public interface Reading {
        Object read(int version, byte[] bytes) throws IOException;
    }

    /** Asserts that today's layout of a value is in the file, and that the value is read from all its layouts there. */
    public static void assertKept(String name, int version, byte[] bytes, Reading reading, Object value)
            throws IOException {
        String today = name + " " + version + " " + HexFormat.of().formatHex(bytes);
        List<String> promised = Files.readAllLines(FILE).stream()
                .filter(line -> line.startsWith(name + " "))
                .toList();
        if (System.getProperty("eddy.write-layouts") != null && !promised.contains(today)) {
            Files.writeString(FILE, Files.readString(FILE) + today + "\n");
            return;
        }
        assertThat(promised).contains(today);
        for (String line : promised) {
            String[] parts = line.split(" ", -1);
            assertThat(reading.read(Integer.parseInt(parts[1]), HexFormat.of().parseHex(parts[2])))
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(value);
        }
    }
}
