package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import picocli.CommandLine.Option;

/** Number of threads of a training. */
final class ThreadChoice {
    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads of the training; 0 for all cores. With one, equal input makes equal vectors.")
    private int threads;

    /** @throws BadInputException when the number is negative */
    int count() {
        BadInputException.require(threads >= 0, "--threads must not be negative: " + threads);
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
