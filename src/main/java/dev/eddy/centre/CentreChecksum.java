package dev.eddy.centre;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Checksum of a {@link CentreSet}, which shows missing, foreign and altered parts. */
final class CentreChecksum {
    private static final int BYTES_KEPT = 8;

    private CentreChecksum() {}

    /**
     * The first 16 hex digits of SHA-256 over (big-endian): the space in UTF-8, a zero byte, version (8 bytes),
     * dimension (4), ids (4 each), components (4 each, IEEE 754), and, if any cluster borrows users, each {@link Reach}
     * (4 each).
     */
    static String of(String space, long version, int dimension, int[] ids, float[] centres, float[] reach) {
        byte[] name = space.getBytes(StandardCharsets.UTF_8);
        boolean borrows = !Arrays.equals(reach, Reach.none(reach.length));
        ByteBuffer bytes = ByteBuffer.allocate(name.length
                + 1
                + Long.BYTES
                + Integer.BYTES * (1 + ids.length)
                + Float.BYTES * (centres.length + (borrows ? reach.length : 0)));
        bytes.put(name).put((byte) 0).putLong(version).putInt(dimension);
        for (int id : ids) {
            bytes.putInt(id);
        }
        for (float component : centres) {
            bytes.putFloat(component);
        }
        if (borrows) {
            for (float cosine : reach) {
                bytes.putFloat(cosine);
            }
        }
        return HexFormat.of().formatHex(sha256(bytes.array()), 0, BYTES_KEPT);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
