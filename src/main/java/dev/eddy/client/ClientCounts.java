package dev.eddy.client;

/**
 * What a {@link RecallClient} has seen so far.
 *
 * @param ofUsers users who had a list of their own
 * @param ofClusters users who got a cluster's
 * @param ofEverybody users who got the one for everybody
 * @param ofItems items with a list of what is similar
 * @param ofNobody users and items there was nothing for
 * @param corrupted values and items taken down that were not as Eddy writes them, each time one was read
 * @param stale lists that were too old
 * @param failures calls that failed because Redis could not be reached or did not answer in time
 * @param sharedFailures looks at what is taken down that failed: what was known before holds on
 */
public record ClientCounts(
        long ofUsers,
        long ofClusters,
        long ofEverybody,
        long ofItems,
        long ofNobody,
        long corrupted,
        long stale,
        long failures,
        long sharedFailures) {}
