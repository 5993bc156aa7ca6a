package dev.eddy.centre;

/** Number of clusters to train: 5,000 users in each keep collaborative filtering fast and neighbours good. */
public final class ClusterCount {
    /** Setting that derives the count from the users. */
    public static final String AUTO = "auto";

    private static final long USERS_PER_CLUSTER = 5_000;

    private ClusterCount() {}

    /** One cluster per 5,000 users, at least one. */
    public static int auto(long users) {
        return Math.toIntExact(Math.max(1, users / USERS_PER_CLUSTER));
    }

    /** The count of a setting, {@value #AUTO} or a positive number, else {@link IllegalArgumentException}. */
    public static int of(String setting, long users) {
        if (setting.equals(AUTO)) {
            return auto(users);
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
