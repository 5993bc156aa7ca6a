package dev.eddy.client;

import java.util.Map;

/**
 * Counters of a {@link RecallClient} since it was opened.
 *
 * @param lists answers by the origin of the list; an origin without answers has 0
 * @param corrupted values in Redis that Eddy did not write, counted at each reading
 * @param stale lists older than {@link ClientOptions#maxAge}
 * @param failures calls that failed because Redis was away, too slow, or refused them
 * @param sharedFailures failed background readings; the take-downs and clusters read before stay in use
 */
public record ClientCounts(
        Map<Recall.Origin, Long> lists, long corrupted, long stale, long failures, long sharedFailures) {}
