package dev.eddy.user;

/**
 * How well the centres in use fit the users. What is not known, or of nobody, is NaN.
 *
 * @param meanCosine of users with their own centre
 * @param bestCosine the highest that was, since most users are where these centres put them
 * @param isSettled whether most users are, and enough of them to compare cosines and sizes
 * @param movesPer1000Events users who went to another cluster by an event, lately
 * @param isWatched whether there were enough events to tell
 * @param largestToMean users of the largest cluster over the mean
 * @param usersWithoutDirection users in a cluster of whom nothing is known but visits, or likes and dislikes that cancel out
 * @param users of the task in a cluster of these centres
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
