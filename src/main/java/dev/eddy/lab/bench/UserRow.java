package dev.eddy.lab.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the floor with state keeps per user, in as few bytes and steps as can be: a faded vector, and the latest clicks as an
 * item's number and a time each. A real job needs more of both.
 */
final class UserRow {
    /** Clicks that are kept. */
    static final int RECENTS = 20;

    private static final int RECENT_BYTES = 2 * Long.BYTES;
    private static final float FADE = .99f;

    private final int dimension;

    UserRow(int dimension) {
        this.dimension = dimension;
    }

    /** A user nobody has seen. */
    byte[] empty() {
        return new byte[dimension * Float.BYTES + RECENTS * RECENT_BYTES];
    }

    /** PositionDecay the vector, adds the item to it, and puts the click before the others. */
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
