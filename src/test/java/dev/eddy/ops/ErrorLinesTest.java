package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorLinesTest {
    /** Else the process would wait for a reader for ever. */
    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void linesAreReadAfterAnErrorOfTheirReceiver(Error error) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        var stream = new ByteArrayInputStream("one\ntwo\nthree\n".getBytes(UTF_8));
        ErrorLines lines = ErrorLines.read(stream, "test", line -> {
            if (line.equals("two")) {
                throw error;
            }
            taken.add(line);
        });
        assertThat(lines.awaitLast()).isEqualTo("three");
        assertThat(taken).containsExactly("one", "three");
    }
}
