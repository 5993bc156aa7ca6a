package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.RedisOptions;
import dev.eddy.job.BadInputException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Reads Redis for a command. */
final class ReadRedis {
    private ReadRedis() {}

    /** @throws BadInputException when Redis does not answer */
    static <T> T at(RedisOptions options, Function<CandidateReader, T> question) {
        try (CandidateReader reader = CandidateReader.open(options)) {
            return question.apply(reader);
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    e.getCause().getMessage() + "; start it, or name another with --redis HOST:PORT", e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
