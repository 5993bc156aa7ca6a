package dev.eddy.user;

/**
 * One task's count of the users of one version of the centres, as checkpoints keep it. The sum over all tasks is exact.
 * A task's own share may hold fractions, and less than zero users of a small cluster. If users came before counting
 * began, nobody is counted. The best mean cosine may be NaN. Users without a direction have their own number; in another
 * space than that of the tags, who has clicked counts as one with a direction. The items are those of users with a direction that
 * {@linkplain dev.eddy.centre.ClusterCount#counted count}.
 */
public record CensusShare(
        long version,
        boolean counted,
        boolean inOtherSpace,
        double bestCosine,
        double withoutDirection,
        double countedItems,
        Moves moves,
        Cells cells) {

    /** Sums of a {@link VersionCensus.MoveWindow}. */
    public record Moves(double events, double moves) {}

    /** Sums by cluster, ascending: users with a direction, and their cosines with the centre. */
    public record Cells(int[] clusters, double[] users, double[] cosines) {}
}
