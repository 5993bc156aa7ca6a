package dev.eddy.user;

/**
 * How well the centres in use fit the users of one task; unknown numbers are NaN. Cosines are means of users with their
 * own centre, the best since these centres assigned all users. Settled means that they have, and that there are enough
 * users for a comparison. Watched means enough events for the rate of moves. {@code largestToMean} is about the users
 * of a cluster. The users are those in a cluster of these centres, without a direction those whose interest is zero. The items are
 * those of the users that {@linkplain dev.eddy.centre.ClusterCount#counted count}.
 */
record Drift(
        double meanCosine,
        double bestCosine,
        boolean isSettled,
        double movesPer1000Events,
        boolean isWatched,
        double largestToMean,
        double usersWithoutDirection,
        double users,
        double countedItems) {

    static final Drift UNKNOWN =
            new Drift(Double.NaN, Double.NaN, false, Double.NaN, false, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    boolean isKnown() {
        return !Double.isNaN(usersWithoutDirection);
    }
}
