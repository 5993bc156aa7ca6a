package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Hashes of texts, the same for ever: FNV-1a of 64 bits, by Fowler, Noll and Vo. */
public final class TextHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    public static long of(String text) {
        return of(OFFSET, text);
    }

    /** A hash of the text after what another hash is of. */
    public static long of(long before, String text) {
        long hash = before;
        for (byte b : text.getBytes(UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    /** A hash of the number after what another hash is of. */
    public static long of(long before, long number) {
        return (before ^ number) * PRIME;
    }
}
