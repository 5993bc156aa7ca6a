package dev.eddy.client;

import java.util.List;

/**
 * An answer to a {@link CandidateQuery}.
 *
 * @param origin of the list that was asked for, or of the one found in its place
 * @param version of that list; zeros when it is not the user's own
 * @param generatedAtMillis wall clock of the refresh that made that list, epoch milliseconds; 0 without a list
 * @param listed number of candidates in that list
 * @param left number of them that the filter and the earlier pages leave
 * @param candidates best first; those of other lists, which fill up, come last
 * @param nextPage to be given as {@link CandidateQuery#page}; null when there is nothing more, or when
 *     some 600 items have been on the pages
 * @param variant name of the variant that ranked that list; null for the control, and for lists that are not the user's own
 */
public record CandidatePage(
        Recall.Origin origin,
        Version version,
        long generatedAtMillis,
        int listed,
        int left,
        List<Placed> candidates,
        String nextPage,
        String variant) {
    /** A candidate and the origin of the list that it is from. */
    public record Placed(Candidate candidate, Recall.Origin origin) {}
}
