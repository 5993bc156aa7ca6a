package dev.eddy.format;

import dev.eddy.record.RefusedException;
import java.nio.ByteBuffer;

/**
 * The five bytes before a record in Confluent's wire format: a zero, then the schema's id in the registry as a big-endian number
 * (Confluent, "Formats, serializers and deserializers", section "Wire format").
 */
final class WireHeader {
    static final int LENGTH = 5;

    private WireHeader() {}

    static boolean isThere(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == 0;
    }

    /** Throws {@link RefusedException} for a record without the header. */
    static int schemaId(byte[] bytes) {
        RefusedException.unless(
                isThere(bytes), "not in Confluent's wire format: it begins with a zero and the schema's id, 5 bytes");
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
