package dev.eddy.client;

/**
 * Where the log of take-downs ends.
 *
 * @param member {@code =BASE:RANDOM} in Redis, which names the log; empty for no log. Entries with scores below BASE are
 *     those of an earlier log
 * @param score of the head, above those of all entries
 */
public record DownHead(String member, long score) {
    /** No log. */
    public static final DownHead NONE = new DownHead("", 0);

    static final char MARK = '=';

    public static DownHead of(long base, String random, long score) {
        return new DownHead(MARK + Long.toString(base) + ":" + random, score);
    }

    public boolean isNone() {
        return member.isEmpty();
    }

    public boolean isSameLog(DownHead other) {
        return !isNone() && member.equals(other.member);
    }

    /** @throws IllegalArgumentException when the member is no head */
    long base() {
        int colon = member.indexOf(':');
        if (colon < 2) {
            throw new IllegalArgumentException("not the head of a log: " + member);
        }
        return Long.parseLong(member.substring(1, colon));
    }
}
