package dev.eddy.serve;

import dev.eddy.client.PageException;
import dev.eddy.filter.FilterException;
import dev.eddy.web.Failure;
import java.io.UncheckedIOException;

/** How exceptions of the reading of lists are answered. Only those that a caller can do something about show their message. */
final class ListFailures {
    private ListFailures() {}

    /** Null for a fault of the server. */
    static Failure of(Throwable thrown) {
        if (thrown instanceof FilterException filter) {
            return Failure.bad(filter.getMessage(), filter.position());
        }
        if (thrown instanceof PageException) {
            return Failure.bad(thrown.getMessage(), null);
        }
        if (thrown instanceof UncheckedIOException) {
            return Failure.unavailable("Redis does not answer; try again");
        }
        return thrown instanceof IllegalArgumentException
                ? Failure.unavailable("Redis refuses the login or the command; the log of the server has the reason")
                : null;
    }
}
