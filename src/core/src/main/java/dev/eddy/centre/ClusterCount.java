package dev.eddy.centre;

/**
 * Number of clusters to train. The work of collaborative filtering in a cluster, and the neighbours that it finds, go by the items that
 * the users had: 5,000 users of 20 items each keep it fast and its neighbours good. Visitors of three clicks get larger clusters.
 */
public final class ClusterCount {
    /** Setting that derives the count from the users. */
    public static final String AUTO = "auto";

    public static final int USERS_PER_CLUSTER = 5_000;
    private static final int MOST_ITEMS = 20;

    private ClusterCount() {}

    /** The items of a user that count: at most 20. */
    public static int counted(int items) {
        return Math.min(MOST_ITEMS, items);
    }

    /** Users of 20 items that had as many. */
    public static double users(double countedItems) {
        return countedItems / MOST_ITEMS;
    }

    /**
     * The number of clusters, at least one, if each has as many users of 20 items.
     *
     * @param countedItems sum over all users
     */
    public static int auto(double countedItems, int usersPerCluster) {
        return (int) Math.max(1, users(countedItems) / usersPerCluster);
    }

    /**
     * The count of a setting, {@value #AUTO} or a positive number, else {@link IllegalArgumentException}.
     *
     * @param users users of 20 items
     */
    public static int of(String setting, long users) {
        if (setting.equals(AUTO)) {
            return auto((double) MOST_ITEMS * users, USERS_PER_CLUSTER);
        }
        try {
            int count = Integer.parseInt(setting);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("clusters must be auto or a positive number: " + setting, e);
        }
        throw new IllegalArgumentException("clusters must be auto or a positive number: " + setting);
    }
}
