package dev.eddy.web;

import dev.eddy.web.Route.Work;
import java.util.Map;
import java.util.function.Function;

/**
 * What a server answers.
 *
 * @param lanes threads for each kind of work but that at once
 * @param failures answers what an action may throw; gives null for a fault of the server
 */
public record Site(
        Gate gate,
        Map<Route, Action> actions,
        Map<Work, Lane> lanes,
        Function<Throwable, Failure> failures,
        Listener listener) {
    /** Takes note of the answers. */
    public interface Listener {
        /** Takes the next answer; the route is null for a path or method that there is not. */
        void answered(Route route, int status, long nanos);
    }
}
