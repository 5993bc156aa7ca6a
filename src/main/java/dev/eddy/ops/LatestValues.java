package dev.eddy.ops;

import dev.eddy.record.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The latest values in a compacted topic, for the keys of some dead letters. */
final class LatestValues {
    private final Map<ByteBuffer, byte[]> byKey = new HashMap<>();

    LatestValues(Collection<DeadLetter> letters) {
        letters.stream().filter(letter -> letter.key() != null).forEach(letter -> byKey.put(key(letter), null));
    }

    /** Takes the next record of the topic; records of one key must come in their order. */
    void add(byte[] key, byte[] value) {
        if (key != null && byKey.containsKey(ByteBuffer.wrap(key))) {
            byKey.put(ByteBuffer.wrap(key), value);
        }
    }

    /** Whether no newer record or deletion has followed the letter's record, so that sending it again is safe. */
    boolean isLatest(DeadLetter letter) {
        return letter.key() != null && Arrays.equals(byKey.get(key(letter)), letter.value());
    }

    private static ByteBuffer key(DeadLetter letter) {
        return ByteBuffer.wrap(letter.key());
    }
}
