package dev.eddy.tower;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    @Test
    void whatWasWrittenIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafeTensors written = new SafeTensors()
                .put("weights", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .put("counts", new int[] {7, -8}, 2)
                .put("times", new long[] {1L << 40}, 1)
                .note("made", "today");
        written.write(file);
        for (SafeTensors read : new SafeTensors[] {SafeTensors.read(file), SafeTensors.read(written.bytes())}) {
            assertThat(read.floats("weights", 2, 3)).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(read.ints("counts", 2)).containsExactly(7, -8);
            assertThat(read.longs("times", 1)).containsExactly(1L << 40);
            assertThat(read.note("made")).isEqualTo("today");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(written.bytes());
    }

    @Test
    void anArrayOfAnotherTypeIsRefused() {
        var file = new SafeTensors().put("counts", new int[2], 2);
        assertThatThrownBy(() -> file.floats("counts", 2)).hasMessage("the array counts is I32 [2] and not F32 [2]");
    }

    @Test
    void bytesOfAnotherFormatAreRefused() {
        assertThatThrownBy(() -> SafeTensors.read("PK zip, no tensors".getBytes(UTF_8)))
                .hasMessageStartingWith("no safetensors, or cut short");
        assertThatThrownBy(() -> SafeTensors.read(withHeader("not json at all!")))
                .hasMessage("no safetensors: the header is not JSON: not json at all!");
        assertThatThrownBy(() -> SafeTensors.read(withHeader("{\"a\":1}")))
                .hasMessage("the array a has no type, shape and offsets");
        assertThatThrownBy(() -> SafeTensors.read(
                        withHeader("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}")))
                .hasMessage("the array a is of type F16, known are [F32, I32, I64]");
        assertThatThrownBy(() -> SafeTensors.read(
                        withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8)))
                .hasMessage("the array a has 8 bytes, which is not its shape [3]");
        assertThatThrownBy(() -> SafeTensors.read(
                        withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4)))
                .hasMessage("the array a ends beyond the file, which is cut short");
    }

    private static byte[] withHeader(String header) {
        return withHeader(header, 0);
    }

    private static byte[] withHeader(String header, int data) {
        byte[] json = header.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
