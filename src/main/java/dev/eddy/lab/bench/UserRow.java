package dev.eddy.lab.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The smallest useful state of a user: a decayed vector, and the 20 latest clicks as item number and time. */
record UserRow(int dimension) {
    static final int RECENTS = 20;

    private static final int RECENT_BYTES = 2 * Long.BYTES;
    private static final float FADE = .99f;

    /** The row of a new user. */
    byte[] empty() {
        return new byte[dimension * Float.BYTES + RECENTS * RECENT_BYTES];
    }

    /** Decays the vector, adds the item to it, and puts the click first. */
    byte[] after(byte[] row, int item, long atMillis) {
        byte[] after = Arrays.copyOf(row, row.length);
        ByteBuffer buffer = ByteBuffer.wrap(after);
        for (int i = 0; i < dimension; i++) {
            buffer.putFloat(i * Float.BYTES, buffer.getFloat(i * Float.BYTES) * FADE);
        }
        int component = Math.floorMod(item, dimension) * Float.BYTES;
        buffer.putFloat(component, buffer.getFloat(component) + 1);
        int recents = dimension * Float.BYTES;
        System.arraycopy(row, recents, after, recents + RECENT_BYTES, (RECENTS - 1) * RECENT_BYTES);
        buffer.putLong(recents, item).putLong(recents + Long.BYTES, atMillis);
        return after;
    }
}
