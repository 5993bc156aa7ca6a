package dev.eddy.tools;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How patient a command is that waits for the running job. */
final class StepTimeout {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "5m",
            description = "How long each step may take, or a walk over the users stand still (${DEFAULT-VALUE}).")
    private Duration timeout;

    Duration timeout() {
        return timeout;
    }
}
