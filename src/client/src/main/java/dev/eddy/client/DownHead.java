package dev.eddy.client;

/**
 * Name and end of the take-down log.
 *
 * @param member {@code =BASE:RANDOM}, the name of the log in Redis; empty for no log. Entries with scores below BASE belong to
 *     an earlier log
 * @param score above the scores of all entries
 */
public record DownHead(String member, long score) {
    public static final DownHead NONE = new DownHead("", 0);

    public static DownHead of(long base, String random, long score) {
        return new DownHead("=" + base + ":" + random, score);
    }

    public boolean isNone() {
        return member.isEmpty();
    }

    public boolean isSameLog(DownHead other) {
        return !isNone() && member.equals(other.member);
    }

    /** @throws IllegalArgumentException when the member does not name a log */
    long base() {
        int colon = member.indexOf(':');
        if (colon < 2) {
            throw new IllegalArgumentException("not the head of a log: " + member);
        }
        return Long.parseLong(member.substring(1, colon));
    }
}
