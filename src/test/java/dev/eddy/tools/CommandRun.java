package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;

/** What a command line did: exit code and what it printed. Also the small files that commands read. */
record CommandRun(int exitCode, String out, String err) {
    static final String NO_CONTENT =
            "no item has tags or an inline vector: clusters and similar users go by shared items;"
                    + " tag, cross and i2i find nothing";
    static final long LAST_CLICK_MILLIS = 1_700_000_000_000L;

    static CommandRun of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine commandLine = Eddy.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        return new CommandRun(commandLine.execute(words), out.toString(), err.toString());
    }

    /** The words of a command as one of eddy.jar, whichever of the two jars it starts: {@code java … -jar JAR …}. */
    static List<String> arguments(List<String> words) {
        int jar = words.indexOf("-jar") + 1;
        Stream<String> after = words.subList(jar + 1, words.size()).stream();
        return words.get(jar).endsWith("eddy-serve.jar")
                ? Stream.concat(Stream.of("serve"), after).toList()
                : after.toList();
    }

    /** Asserts that the command line was refused as bad, with a message among what else it said. */
    static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    /** Items i0…: half about jazz, half about chess. */
    static Path items(Path folder) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            json.append("{\"item_id\":\"i")
                    .append(i)
                    .append("\",\"title\":\"Title ")
                    .append(i);
            json.append("\",\"tags\":[\"").append(i < 4 ? "jazz" : "chess").append("\"],\"published_at\":1000}\n");
        }
        return write(folder.resolve("items.jsonl"), json.toString());
    }

    /** Items i0… of which nothing is known. */
    static Path itemsWithoutTags(Path folder) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            json.append("{\"item_id\":\"i").append(i).append("\"}\n");
        }
        return write(folder.resolve("plain.jsonl"), json.toString());
    }

    /** Users u0…u9, half of them on jazz, half on chess, 40 clicks. */
    static Path events(Path folder) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            int user = i % 10;
            int item = (i / 10 + user) % 4 + (user < 5 ? 0 : 4);
            json.append("{\"user_id\":\"u")
                    .append(user)
                    .append("\",\"item_id\":\"i")
                    .append(item);
            json.append("\",\"type\":\"click\",\"ts\":")
                    .append(LAST_CLICK_MILLIS - 39 + i)
                    .append(",\"attributes\":{\"country\":\"de\"}}\n");
        }
        return write(folder.resolve("events.jsonl"), json.toString());
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A gzipped copy that ends too early. */
    static Path cutGzip(Path file) throws IOException {
        Path zipped = file.resolveSibling(file.getFileName() + ".cut.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write(Files.readString(file).getBytes(UTF_8));
        }
        byte[] bytes = Files.readAllBytes(zipped);
        return Files.write(zipped, Arrays.copyOf(bytes, bytes.length / 2));
    }
}
