package dev.eddy.user;

/**
 * How well the centres in use fit the users of one task. Unknown numbers are NaN.
 *
 * @param meanCosine mean cosine of users with their own centre
 * @param bestCosine highest mean cosine since these centres assigned most users
 * @param isSettled whether these centres have assigned most users, and enough for a comparison
 * @param movesPer1000Events moves to another cluster in 1,000 recent events
 * @param isWatched whether there were enough events for the rate of moves
 * @param largestToMean users of the largest cluster over the mean
 * @param usersWithoutDirection users in a cluster whose interest is zero
 * @param users users in a cluster of these centres
 */
record Drift(
        double meanCosine,
        double bestCosine,
        boolean isSettled,
        double movesPer1000Events,
        boolean isWatched,
        double largestToMean,
        double usersWithoutDirection,
        double users) {

    static final Drift UNKNOWN =
            new Drift(Double.NaN, Double.NaN, false, Double.NaN, false, Double.NaN, Double.NaN, Double.NaN);

    boolean isKnown() {
        return !Double.isNaN(usersWithoutDirection);
    }
}
