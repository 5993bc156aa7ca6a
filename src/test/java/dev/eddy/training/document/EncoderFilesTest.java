package dev.eddy.training.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderFilesTest {
    @TempDir
    Path folder;

    @Test
    void missingFilesAreNamed() throws IOException {
        assertRefused(folder.resolve("none"), "no such folder of an encoder");
        assertRefused(folder, "has no file *.onnx, and no model.onnx");
        write("a.onnx", "");
        write("b.onnx", "");
        assertRefused(folder, "has more than one file *.onnx, and no model.onnx");
        write("model.onnx", "");
        assertRefused(folder, "the encoder has no tokenizer; put its tokenizer.json there");
    }

    @Test
    void theLeastLimitOfTokensCounts() throws IOException {
        write("model.onnx", "");
        write("tokenizer.json", "{}");
        assertThat(EncoderFiles.in(folder).mostTokens()).isEqualTo(512);
        write("config.json", "{\"model_type\": \"xlm-roberta\", \"max_position_embeddings\": 514}");
        assertThat(EncoderFiles.in(folder).mostTokens()).isEqualTo(512);
        write("tokenizer_config.json", "{\"model_max_length\": 1000000000000000019884624838656}");
        assertThat(EncoderFiles.in(folder).mostTokens()).isEqualTo(512);
        write("sentence_bert_config.json", "{\"max_seq_length\": 256}");
        assertThat(EncoderFiles.in(folder).mostTokens()).isEqualTo(256);
        write("tokenizer.json", "{\"truncation\": {\"max_length\": 128}}");
        assertThat(EncoderFiles.in(folder).mostTokens()).isEqualTo(128);
    }

    @Test
    void theWayOfPoolingIsThatOfTheModel() throws IOException {
        write("model.onnx", "");
        write("tokenizer.json", "{}");
        EncoderFiles mean = EncoderFiles.in(folder);
        assertThat(mean.isFirstToken()).isFalse();
        write("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true}");
        EncoderFiles first = EncoderFiles.in(folder);
        assertThat(first.isFirstToken()).isTrue();
        assertThat(first.fingerprint()).isNotEqualTo(mean.fingerprint());
    }

    @Test
    void theFingerprintIsThatOfAllFilesOfTheModel() throws IOException {
        write("model.onnx", "network");
        write("tokenizer.json", "{}");
        String before = EncoderFiles.in(folder).fingerprint();
        assertThat(EncoderFiles.in(folder).fingerprint()).isEqualTo(before);
        write("model.onnx_data", "weights");
        assertThat(EncoderFiles.in(folder).fingerprint()).isNotEqualTo(before);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void assertRefused(Path folder, String message) {
        assertThatThrownBy(() -> EncoderFiles.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(message);
    }
}
