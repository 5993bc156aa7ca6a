package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTitlesCommandTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path items;
    private Path out;

    @BeforeEach
    void writeFiles() throws IOException {
        model = folder.resolve("titles.model");
        try (InputStream golden = EmbedTitlesCommandTest.class.getResourceAsStream("/titles/golden.safetensors")) {
            Files.copy(golden, model);
        }
        items = CommandRun.write(folder.resolve("items.jsonl"), """
                {"item_id": "i1", "title": "A night at the opera"}
                {"item_id": "i2"}
                """);
        out = folder.resolve("title.jsonl");
    }

    @Test
    void itemsWithATitleGetAVector() throws IOException {
        CommandRun run = embed(model);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 vectors of space title written", "1 of 2 items have no text");
        assertThat(Files.readAllLines(out))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"item_id\":\"i1\"", "\"made_from\":");
    }

    @Test
    void aWrongModelIsNamed() throws IOException {
        assertBad(embed(folder.resolve("none")), "none: no such file; check the path");
        byte[] bytes = Files.readAllBytes(model);
        Path part = folder.resolve("part.model");
        Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
        assertBad(embed(part), "--model " + part + ": ");
        assertThat(out).doesNotExist();
    }

    private CommandRun embed(Path encoder) {
        return CommandRun.of("embed", "titles", "--items", items, "--out", out, "--model", encoder);
    }
}
