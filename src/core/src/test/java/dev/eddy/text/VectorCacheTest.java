package dev.eddy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
    private static final int RECORD_BYTES = 16 + 4 * 2 + 4;

    @TempDir
    Path folder;

    @Test
    void vectorsOutliveTheProcess() throws IOException {
        try (var cache = open()) {
            put(cache, 1);
            assertThat(cache.get(key(1))).containsExactly(1, -1);
            assertThat(cache.get(key(2))).isNull();
        }
        assertThat(kept(3)).containsExactly(1);
    }

    @Test
    void aFileThatIsCutShortKeepsAllWholeRecords() throws IOException {
        try (var cache = open()) {
            put(cache, 1);
            put(cache, 2);
        }
        cut(2 * RECORD_BYTES - 1);
        assertThat(kept(3)).containsExactly(1);
        try (var cache = open()) {
            put(cache, 3);
        }
        assertThat(kept(4)).containsExactly(1, 3);
    }

    @Test
    void aDamagedRecordEndsTheFile() throws IOException {
        try (var cache = open()) {
            IntStream.range(0, 3).forEach(i -> put(cache, i));
        }
        try (var file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(RECORD_BYTES + 20);
            file.write(77);
        }
        assertThat(kept(3)).containsExactly(0);
    }

    @Test
    void whatIsInUseStaysWhenTheCacheIsFull() throws IOException {
        try (var cache = open()) {
            for (int i = 0; i < 100; i++) {
                put(cache, i);
                assertThat(cache.get(key(0))).isNotNull();
            }
        }
        assertThat(kept(100)).contains(0, 98, 99).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aSecondUserIsRefused() throws IOException {
        try (var cache = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString());
            put(cache, 1);
        }
        assertThat(kept(2)).containsExactly(1);
    }

    private VectorCache open() throws IOException {
        return VectorCache.open(folder, 2, 4);
    }

    private List<Integer> kept(int below) throws IOException {
        try (var cache = open()) {
            return IntStream.range(0, below).filter(i -> has(cache, i)).boxed().toList();
        }
    }

    private static boolean has(VectorCache cache, int i) {
        try {
            return cache.get(key(i)) != null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(VectorCache cache, int i) {
        try {
            cache.put(key(i), new float[] {i, -i});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return folder.resolve("vectors-2.new");
    }

    private void cut(long bytes) throws IOException {
        try (var file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(bytes);
        }
        assertThat(Files.size(file())).isEqualTo(bytes);
    }

    private static TextKey key(int i) {
        return TextKey.of("model", "text " + i);
    }
}
