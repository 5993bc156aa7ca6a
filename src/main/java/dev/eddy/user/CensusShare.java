package dev.eddy.user;

/**
 * What one task has counted of the users of one version of the centres, as it is kept over a restart. The sum over all tasks is
 * exact; a task's share need not be a whole number, and of a small cluster may be below zero.
 *
 * @param counted whether users of the version were counted from the first on; if not, nobody is counted
 * @param bestCosine the highest mean cosine that was seen, or NaN
 * @param withoutDirection users in a cluster who have no direction
 * @param events {@link MoveWindow}'s
 * @param moves {@link MoveWindow}'s
 * @param clusters ids, ascending
 * @param users by cluster, those with a direction
 * @param cosines by cluster, the sum of its users' cosines with the centre
 */
public record CensusShare(
        long version,
        boolean counted,
        double bestCosine,
        double withoutDirection,
        double events,
        double moves,
        int[] clusters,
        double[] users,
        double[] cosines) {}
