package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --bind 0.0.0.0                       | --bind is 0.0.0.0; allowed: loopback without --tokens
            --port 65536                         | --port is 65536; allowed: 0 to 65535
            --port 0 --tokens no-such-file       | --tokens no-such-file: there is no such file
            --port 0 --tls-key-store no-such.p12 | --tls-key-store is no-such.p12, which does not exist
            """)
    void badOptionsAreOneLine(String options, String message) {
        CommandRun run = CommandRun.of((Object[]) ("serve " + options).split(" ", -1));
        CommandRun.assertBad(run, message);
        assertThat(run.err().lines()).hasSize(1);
    }
}
