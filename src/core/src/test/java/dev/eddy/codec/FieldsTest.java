package dev.eddy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 300, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aNumberComesBackSignedOrNot(long number) throws IOException {
        assertThat(Fields.readUnsigned(written(out -> Fields.writeUnsigned(number, out))))
                .isEqualTo(number);
        assertThat(Fields.readSigned(written(out -> Fields.writeSigned(number, out))))
                .isEqualTo(number);
    }

    @Test
    void aSmallNumberTakesOneByteBelowZeroToo() throws IOException {
        assertThat(written(out -> Fields.writeUnsigned(127, out)).available()).isOne();
        assertThat(written(out -> Fields.writeSigned(-64, out)).available()).isOne();
        assertThat(written(out -> Fields.writeUnsigned(128, out)).available()).isEqualTo(2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "i1", "ünïcödé", "鍵", "👍🏽"})
    void aStringComesBack(String text) throws IOException {
        assertThat(Fields.readString(written(out -> Fields.writeString(text, out))))
                .isEqualTo(text);
    }

    @Test
    void aLongStringComesBack() throws IOException {
        String text = "é".repeat(100_000);
        assertThat(Fields.readString(written(out -> Fields.writeString(text, out))))
                .isEqualTo(text);
    }

    @Test
    void vectorsComeBackBitForBit() throws IOException {
        float[] floats = {0, -0f, 1.5f, Float.NaN, Float.MIN_VALUE};
        assertThat(Fields.readFloats(written(out -> Fields.writeFloats(floats, out))))
                .containsExactly(floats);
        assertThat(Fields.readFloats(written(out -> Fields.writeFloats(null, out))))
                .isNull();
        assertThat(Fields.readFloats(written(out -> Fields.writeFloats(new float[0], out))))
                .isEmpty();
        double[] doubles = {0, -1e300, Double.NEGATIVE_INFINITY};
        assertThat(Fields.readDoubles(written(out -> Fields.writeDoubles(doubles, out))))
                .containsExactly(doubles);
    }

    @Test
    void whatIsNotANumberOrIsCutOffIsRefused() {
        var endless = new byte[11];
        Arrays.fill(endless, (byte) -1);
        assertThatThrownBy(() -> Fields.readUnsigned(new DataInputStream(new ByteArrayInputStream(endless))))
                .hasMessage("a number of more than 64 bits");
        assertThatThrownBy(() -> Fields.readString(written(out -> out.writeByte(9))))
                .isInstanceOf(EOFException.class);
    }

    private static DataInputStream written(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
