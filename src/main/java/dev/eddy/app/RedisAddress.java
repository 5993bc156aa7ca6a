package dev.eddy.app;

import dev.eddy.serving.CandidateReader;
import dev.eddy.serving.ServingOptions;
import dev.eddy.workbench.BadInputException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where commands find Redis, and which deployment's lists in it. */
final class RedisAddress {
    @Option(
            names = "--redis",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:6379",
            description = "Redis (default: ${DEFAULT-VALUE}).")
    private String redis;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "rc",
            description = "First part of every key; one per deployment (default: ${DEFAULT-VALUE}).")
    private String prefix;

    ServingOptions options() {
        int colon = redis.lastIndexOf(':');
        try {
            String host = redis.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            int port = Integer.parseInt(redis.substring(colon + 1));
            return ServingOptions.defaults().withAddress(host, port).withPrefix(prefix);
        } catch (NumberFormatException e) {
            throw new BadInputException("--redis " + redis + ": write HOST:PORT, as in localhost:6379", e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--redis " + redis + " --prefix " + prefix + ": " + e.getMessage(), e);
        }
    }

    /** Lets a question be asked; a Redis that does not answer is a {@link BadInputException}. */
    <T> T read(Function<CandidateReader, T> question) {
        try (CandidateReader reader = CandidateReader.open(options())) {
            return question.apply(reader);
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    "no Redis at " + redis + ": " + e.getCause().getMessage().replaceAll("\\.$", "")
                            + "; start it, or name another with --redis HOST:PORT",
                    e);
        }
    }
}
