package dev.eddy.user;

/**
 * Users are kept by bucket: few enough keys to walk them with timers, which Flink can't do with all keys of a state, and
 * enough to spread over any number of tasks.
 */
public final class UserBuckets {
    public static final int COUNT = 4_096;

    private UserBuckets() {}

    /** The bucket of a user, in [0, {@value #COUNT}). */
    public static int of(String userId) {
        int hash = userId.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (COUNT - 1);
    }
}
