package dev.eddy.tools;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Option for the longest wait for the running job. */
final class StepTimeout {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "5m",
            description = "Longest duration of a step, and longest standstill of a walk over the users.")
    private Duration timeout;

    Duration timeout() {
        return timeout;
    }
}
