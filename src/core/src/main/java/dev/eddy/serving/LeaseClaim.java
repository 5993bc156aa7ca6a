package dev.eddy.serving;

import dev.eddy.client.RedisKeys;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A writer's claim to be the only one under a prefix.
 *
 * @param renewal number of the renewal; it changes as long as the writer lives
 */
public record LeaseClaim(WriterName writer, long renewal) {
    private static final Pattern TEXT = Pattern.compile("([^;]*);([^;]*);(\\d{1,18});([^;]*);(\\d{1,18});(\\d{1,18})");

    String encode() {
        return writer.encode() + ";" + renewal;
    }

    /** Throws {@link IllegalArgumentException} when {@link #encode} did not make the text. */
    static LeaseClaim decode(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the lease of a writer: " + text);
        }
        var writer = new WriterName(
                parts.group(1),
                RedisKeys.decoded(parts.group(2)).orElseThrow(() -> foreign(text)),
                Long.parseLong(parts.group(3)),
                RedisKeys.decoded(parts.group(4)).orElseThrow(() -> foreign(text)),
                Long.parseLong(parts.group(5)));
        return new LeaseClaim(writer, Long.parseLong(parts.group(6)));
    }

    private static IllegalArgumentException foreign(String text) {
        return new IllegalArgumentException("not the lease of a writer: " + text);
    }
}
