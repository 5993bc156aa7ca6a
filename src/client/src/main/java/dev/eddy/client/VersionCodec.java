package dev.eddy.client;

/** Text of a {@link Version}: {@code epoch.sequence.command}, 12 digits each. Texts sort like versions. */
public final class VersionCodec {
    static final int LENGTH = 38;

    private static final int DIGITS = 12;
    private static final long LIMIT = 1_000_000_000_000L;

    private VersionCodec() {}

    /** Throws {@link IllegalArgumentException} when a part is negative or longer than 12 digits. */
    public static String encode(Version version) {
        Utf8Buffer out = new Utf8Buffer(LENGTH);
        append(out, version);
        return out.toString();
    }

    static void append(Utf8Buffer out, Version version) {
        appendPart(out, version.epoch(), version);
        out.append('.');
        appendPart(out, version.sequence(), version);
        out.append('.');
        appendPart(out, version.command(), version);
    }

    /** @throws IllegalArgumentException when the text is not a version */
    static Version decode(String text) {
        if (text.length() != LENGTH || text.charAt(DIGITS) != '.' || text.charAt(2 * DIGITS + 1) != '.') {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new Version(part(text, 0), part(text, DIGITS + 1), part(text, 2 * DIGITS + 2));
    }

    private static void appendPart(Utf8Buffer out, long part, Version version) {
        if (part < 0 || part >= LIMIT) {
            throw new IllegalArgumentException("parts of a version must be in [0, 10^12): " + version);
        }
        out.appendDigits(part, DIGITS);
    }

    private static long part(String text, int from) {
        long value = 0;
        for (int i = from; i < from + DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a version: " + text);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
