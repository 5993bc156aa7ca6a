package dev.eddy.web;

import dev.eddy.web.Route.Work;
import java.util.Map;
import java.util.function.Function;

/**
 * What a server answers.
 *
 * @param lanes threads for each kind of work but that at once
 * @param failures of what an action may throw; null for what is a fault of the server
 */
public record Site(
        Gate gate,
        Map<Route, Action> actions,
        Map<Work, Lane> lanes,
        Function<Throwable, Failure> failures,
        Listener listener) {
    /** Is told of every answer. */
    public interface Listener {
        /** Takes the next answer; the route is null for a path or method that there is not. */
        void answered(Route route, int status, long nanos);
    }
}
