package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.training.embedding.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemVectorFileTest {
    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 3);
    private static final Embedding EMBEDDING = new Embedding(
            List.of("a", "b \"quoted\""), new float[][] {{1, 2}, {.1f, -3}}, new float[][] {{5, 0}, {1e-9f, 4}}, .3);

    @TempDir
    private Path folder;

    @Test
    void aTrainingCanGoOnFromItsFile() throws IOException {
        Path file = folder.resolve("vectors.jsonl");
        ItemVectorFile.write(file, ItemVectorFile.records(MOVES, 0, EMBEDDING));
        Embedding read = ItemVectorFile.read(file, MOVES);
        assertThat(read.words()).isEqualTo(EMBEDDING.words());
        assertThat(read.input()).isDeepEqualTo(EMBEDDING.input());
        assertThat(read.output()).isDeepEqualTo(EMBEDDING.output());
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    @Test
    void aFileOfAnotherModelBecomesAVersion() throws IOException {
        Path file = folder.resolve("vectors.jsonl");
        ItemVectorFile.write(file, ItemVectorFile.records(MOVES, 3, EMBEDDING));
        Path versioned = folder.resolve("versioned.jsonl");
        ItemVectorFile.write(versioned, ItemVectorFile.versions(file, MOVES).apply(7));
        assertThat(versioned)
                .content()
                .contains("\"version\":7", "\"input\":")
                .doesNotContain("\"version\":3")
                .hasLineCount(2);
    }

    @Test
    void aFileWithABadLineOrTwoVectorsOfAnItemIsNoVersion() throws IOException {
        Path file = folder.resolve("vectors.jsonl");
        String one = "{\"space\":\"moves\",\"item_id\":\"a\",\"vector\":[1,0,0]}\n";
        Files.writeString(file, one + one);
        assertThatThrownBy(() -> ItemVectorFile.versions(file, MOVES))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("vectors.jsonl line 2: a second vector of item a");
        Files.writeString(file, one.replace("[1,0,0]", "[1,0]"));
        assertThatThrownBy(() -> ItemVectorFile.versions(file, MOVES)).hasMessageContaining("vectors.jsonl line 1");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> ItemVectorFile.versions(file, MOVES))
                .hasMessageContaining("no vectors of space moves");
    }

    @Test
    void aFileStaysAsItIsUntilTheNewOneIsComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.jsonl"), "before");
        var broken = List.of("{}".getBytes(UTF_8), new byte[0]).iterator();
        assertThatThrownBy(() -> ItemVectorFile.write(file, new Failing(broken)))
                .hasMessage("broken");
        assertThat(file).hasContent("before");
    }

    private record Failing(java.util.Iterator<byte[]> records) implements java.util.Iterator<byte[]> {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public byte[] next() {
            if (!records.hasNext()) {
                throw new IllegalStateException("broken");
            }
            return records.next();
        }
    }

    @Test
    void vectorsOfAnotherSpaceOrDimensionAreRefusedWithTheirPlace() throws IOException {
        Path file = folder.resolve("vectors.jsonl");
        ItemVectorFile.write(file, ItemVectorFile.records(MOVES, 0, EMBEDDING));
        assertThatThrownBy(() -> ItemVectorFile.read(file, VectorSpace.ofBehaviour("moves", 4)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("vectors.jsonl line 1: vector has 3 components, not 4");
        assertThatThrownBy(() -> ItemVectorFile.read(file, VectorSpace.ofBehaviour("other", 3)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("unknown space moves");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertThatThrownBy(() -> ItemVectorFile.read(empty, MOVES))
                .hasMessageContaining("holds no vectors of space moves");
    }
}
