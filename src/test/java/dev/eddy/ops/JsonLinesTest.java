package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void blankLinesAreSkippedButCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), "{\"a\":1}\n\n  \r\n{\"ü\":2}");
        try (JsonLines lines = JsonLines.open(file)) {
            assertThat(new String(lines.next(), UTF_8)).isEqualTo("{\"a\":1}");
            assertThat(lines.hasNext()).isTrue();
            assertThat(lines.position()).isEqualTo(file + " line 1");
            assertThat(new String(lines.next(), UTF_8)).isEqualTo("{\"ü\":2}");
            assertThat(lines.position()).isEqualTo(file + " line 4");
            assertThat(lines.hasNext()).isFalse();
        }
    }

    @Test
    void gzippedLinesAreTheSame() throws IOException {
        Path file = Files.write(folder.resolve("events.jsonl.gz"), zipped("{\"a\":1}\n{\"b\":2}\n"));
        assertThat(read(file)).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void anAbsentFileIsNamed() {
        Path file = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> JsonLines.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": no such file; check the path");
    }

    @Test
    void aTruncatedGzipSaysWhere() throws IOException {
        byte[] whole = zipped("{\"n\":\"" + "abcdefghij".repeat(50) + "\"}\n{\"b\":2}\n");
        Path file = Files.write(folder.resolve("e.jsonl.gz"), Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file + " line ")
                .hasMessageContaining("ends in the middle");
    }

    @Test
    void aLineWithoutAnEndIsRefusedByItsNumber() throws IOException {
        Path file = folder.resolve("e.jsonl");
        Files.writeString(file, "{\"a\":1}\n{\"b\":\"" + "x".repeat(17_000_000) + "\"}\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + " line 2: ")
                .hasMessageContaining("16 MB");
    }

    @Test
    void aFileThatIsNotGzipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("e.jsonl.gz"), "{\"plain\":\"text\"}");
        assertThatThrownBy(() -> JsonLines.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not a gzip file");
    }

    @Test
    void aDataFolderFindsEitherForm() throws IOException {
        Files.write(folder.resolve("events.jsonl.gz"), zipped("{}\n"));
        DataFolder data = new DataFolder(folder);
        assertThat(data.events()).isEqualTo(folder.resolve("events.jsonl.gz"));
        assertThatThrownBy(data::items)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("neither items.jsonl nor items.jsonl.gz");
        assertThatThrownBy(() -> new DataFolder(folder.resolve("nowhere")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no such folder");
    }

    private static List<String> read(Path file) {
        List<String> read = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            lines.forEachRemaining(line -> read.add(new String(line, UTF_8)));
        }
        return read;
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
