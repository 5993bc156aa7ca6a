package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class RunHereCommandTest {
    @Test
    void aPortInUseIsNamedBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertBad(
                    CommandRun.of("run", "--rest-port", taken.getLocalPort()),
                    "--rest-port: port " + taken.getLocalPort() + " of this machine is in use");
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertBad(CommandRun.of("run", "--rest-port", 65_536), "--rest-port is 65536; allowed: 0 to 65535");
        assertBad(CommandRun.of("run", "--parallelism", 0), "--parallelism is 0; allowed: 1 or more");
    }
}
