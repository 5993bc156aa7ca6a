package dev.eddy.user;

/** Users are kept by bucket, since timers can walk a few thousand keys but not all users. */
public final class UserBuckets {
    public static final int COUNT = 4_096;

    private UserBuckets() {}

    public static int of(String userId) {
        int hash = userId.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (COUNT - 1);
    }
}
