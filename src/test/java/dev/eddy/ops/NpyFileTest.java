package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with files of NumPy 2.2. */
class NpyFileTest {
    private static final String SPACES = "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg";
    private static final String FLOATS =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9" + SPACES
                    + "IAoAAIA/AAAAAAAAAD8AAADAAAAAAAAAAAA=";
    private static final String DOUBLES =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9" + SPACES
                    + "IAoAAAAAAADwPwAAAAAAAAAAAAAAAAAA4D8AAAAAAAAAwAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String INTEGERS =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9" + SPACES
                    + "IAoBAAAAAAAAAAAAAAD+////AAAAAAAAAAA=";
    private static final String BY_COLUMN =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMywgMiksIH0g" + SPACES
                    + "IAoAAIA/AAAAPwAAAAAAAAAAAAAAwAAAAAA=";
    private static final String ONE_ROW =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAg" + SPACES
                    + "IAoDAAAA/////3ARAQA=";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {FLOATS, DOUBLES})
    void aMatrixIsReadRowByRow(String file) throws Exception {
        assertThat(NpyFile.readRows(write(decode(file)))).isDeepEqualTo(new float[][] {{1, 0}, {.5f, -2}, {0, 0}});
    }

    @Test
    void numbersAreWrittenAsNumpyWritesThem() throws Exception {
        Path file = folder.resolve("labels.npy");
        NpyFile.write(file, new int[] {3, -1, 70_000});
        assertThat(file).hasBinaryContent(decode(ONE_ROW));
    }

    @Test
    void rowsAreReadAsTheyWereWritten() throws Exception {
        Path file = folder.resolve("rows.npy");
        NpyFile.write(file, List.of(new float[] {1, -2.5f}, new float[] {0, 3}));
        assertThat(NpyFile.readRows(file)).isDeepEqualTo(new float[][] {{1, -2.5f}, {0, 3}});
    }

    @ParameterizedTest
    @ValueSource(strings = {INTEGERS, BY_COLUMN, ONE_ROW})
    void anythingButFloatsByRowIsRefused(String file) throws Exception {
        Path path = write(decode(file));
        assertThatThrownBy(() -> NpyFile.readRows(path))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("not a matrix of little-endian floats");
    }

    @ParameterizedTest
    @CsvSource({"0,ends in the middle", "7,ends in the middle", "100,ends in the middle", "140,ends in the middle"})
    void aFileThatEndsTooEarlyIsRefused(int length, String message) throws Exception {
        Path path = write(Arrays.copyOf(decode(FLOATS), length));
        assertThatThrownBy(() -> NpyFile.readRows(path)).hasMessageContaining(message);
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        Path path = write("user,x,y,z\n1,2,3,4\n".getBytes(UTF_8));
        assertThatThrownBy(() -> NpyFile.readRows(path)).hasMessageContaining("not an .npy file");
        Path missing = folder.resolve("missing.npy");
        assertThatThrownBy(() -> NpyFile.readRows(missing))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("missing.npy: no such file");
    }

    private Path write(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("array.npy"), bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
