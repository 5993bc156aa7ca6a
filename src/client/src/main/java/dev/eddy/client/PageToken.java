package dev.eddy.client;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * How far a reader has come in a list.
 *
 * @param question {@link #hash} of the list's name and the filter
 * @param issuedAtMillis time of the last page, epoch milliseconds
 * @param shown {@link #shortHash}es of the items of all pages
 */
record PageToken(long question, long issuedAtMillis, Set<Long> shown) {
    private static final int SHORT = 6;
    private static final int SHORT_BITS = SHORT * Byte.SIZE;
    private static final int HEAD = 2 * Long.BYTES;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** FNV-1a of 64 bits, by Fowler, Noll and Vo. */
    static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** A hash of 48 bits. With 100 candidates and 500 shown items, the chance that a candidate is left out by mistake is 1 in 6 billion. */
    static long shortHash(String text) {
        long hash = hash(text);
        return (hash ^ (hash >>> SHORT_BITS)) & ((1L << SHORT_BITS) - 1);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + SHORT * shown.size());
        bytes.putLong(question).putLong(issuedAtMillis);
        for (long hash : shown) {
            bytes.putShort((short) (hash >> Integer.SIZE)).putInt((int) hash);
        }
        return bytes.array();
    }

    /** Whether {@link #bytes} can have this length. */
    static boolean isWhole(int length) {
        return length >= HEAD && (length - HEAD) % SHORT == 0;
    }

    /** The token that {@link #bytes} wrote. */
    static PageToken of(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        long question = bytes.getLong();
        long issuedAtMillis = bytes.getLong();
        Set<Long> shown = new HashSet<>();
        while (bytes.hasRemaining()) {
            long upper = bytes.getShort() & 0xFFFFL;
            shown.add((upper << Integer.SIZE) | (bytes.getInt() & 0xFFFF_FFFFL));
        }
        return new PageToken(question, issuedAtMillis, shown);
    }
}
