package dev.eddy.web;

import dev.eddy.access.Scope;
import java.util.List;

/**
 * A method of a path.
 *
 * @param path with the names of parameters in braces
 * @param parameters names in the query
 */
public record Route(Work work, String method, String path, Scope scope, List<String> parameters, boolean hasBody) {
    /** Who does the work of a request. */
    public enum Work {
        /** The thread that reads from the network: it never waits. */
        AT_ONCE,
        /** A thread that may wait for Redis. */
        READ,
        /** As {@link #READ}, with a body and a large answer. */
        BATCH,
        /** A thread that may wait for Kafka. */
        POST,
        /** A thread that may wait for the job. */
        ASK
    }

    public static Route get(Work work, String path, Scope scope, String... parameters) {
        return new Route(work, "GET", path, scope, List.of(parameters), false);
    }

    /** With a body. */
    public static Route post(Work work, String path, Scope scope) {
        return new Route(work, "POST", path, scope, List.of(), true);
    }
}
