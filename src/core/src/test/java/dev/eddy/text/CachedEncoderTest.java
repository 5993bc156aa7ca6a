package dev.eddy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEncoderTest {
    private final HashingEncoder encoder = new HashingEncoder();

    @TempDir
    Path folder;

    @Test
    void aTextIsEncodedOnce() throws IOException {
        List<String> texts = List.of("a train", "a lake", "a train", "…");
        List<float[]> first;
        try (var cached = open(HashingEncoder.MODEL)) {
            first = cached.encode(texts);
        }
        assertThat(encoder.encoded()).containsExactly("a train", "a lake", "…");
        assertThat(encoder.isClosed()).isTrue();
        assertThat(first).usingRecursiveComparison().isEqualTo(new HashingEncoder().encode(texts));
        encoder.encoded().clear();
        try (var cached = open(HashingEncoder.MODEL)) {
            assertThat(cached.encode(texts)).usingRecursiveComparison().isEqualTo(first);
        }
        // What has nothing to read is looked at again, which costs nothing.
        assertThat(encoder.encoded()).containsExactly("…");
    }

    @Test
    void modelsDoNotShareVectors() throws IOException {
        for (String model : List.of("one", "other")) {
            try (var cached = open(model)) {
                assertThat(cached.encode(List.of("a train"))).hasSize(1);
            }
        }
        assertThat(encoder.encoded()).hasSize(2);
    }

    private TextEncoder open(String model) throws IOException {
        return new CachedEncoder(encoder, model, VectorCache.open(folder, encoder.dimension(), 100));
    }
}
