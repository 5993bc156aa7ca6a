package dev.eddy.ops;

import dev.eddy.record.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The latest values of those keys of a compacted topic that dead letters are about. */
final class LatestValues {
    private static final byte[] NONE = null;

    private final Map<ByteBuffer, byte[]> byKey = new HashMap<>();

    LatestValues(Collection<DeadLetter> letters) {
        letters.stream().filter(letter -> letter.key() != null).forEach(letter -> byKey.put(key(letter), NONE));
    }

    /** Takes the next record of the topic; those of one key in their order. */
    void add(byte[] key, byte[] value) {
        if (key != null && byKey.containsKey(ByteBuffer.wrap(key))) {
            byKey.put(ByteBuffer.wrap(key), value);
        }
    }

    /**
     * Whether the letter's record is still the latest of its key, so that sending it again takes nothing newer back: neither a
     * mended record nor a deletion.
     */
    boolean isLatest(DeadLetter letter) {
        return letter.key() != null && Arrays.equals(byKey.get(key(letter)), letter.value());
    }

    private static ByteBuffer key(DeadLetter letter) {
        return ByteBuffer.wrap(letter.key());
    }
}
