package dev.eddy.user;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** A {@link Handover} as a record of Kafka: the version of the layout, {@link HandoverCodec}'s bytes, and a CRC-32 of both. */
public record HandoverRecord(int dimension) implements Serializable {
    private static final HandoverCodec CODEC = new HandoverCodec();
    /** Of the version and the checksum. */
    private static final int LEAST_BYTES = 1 + Integer.BYTES;

    public static byte[] encode(Handover handover) {
        var bytes = new ByteArrayOutputStream();
        var checked = new CheckedOutputStream(bytes, new CRC32());
        try {
            var out = new DataOutputStream(checked);
            out.writeByte(CODEC.version());
            CODEC.write(handover, out);
            out.writeInt((int) checked.getChecksum().getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads a record; never throws. Refuses one that this version of the job can't read, or with vectors of other dimensions. */
    public Parsed<Handover> parse(KafkaRecord record) {
        byte[] value = record.value();
        int length = value == null ? 0 : value.length - Integer.BYTES;
        // Lengths in damaged bytes might ask for any amount of memory.
        if (value == null
                || value.length < LEAST_BYTES
                || ByteBuffer.wrap(value, length, Integer.BYTES).getInt() != checksum(value, length)) {
            return Parsed.refused("not a handover of Eddy, or a damaged one");
        }
        var in = new DataInputStream(new ByteArrayInputStream(value, 0, length));
        try {
            int version = in.readUnsignedByte();
            if (version > CODEC.version()) {
                return Parsed.refused("layout " + version + " of a handover, but this job reads no higher than "
                        + CODEC.version() + ": use a newer one");
            }
            Handover handover = CODEC.read(version, in);
            if (handover instanceof Handover.Part part && part.interest().sum().length != dimension) {
                return Parsed.refused(
                        "a handover of " + part.interest().sum().length + " dimensions instead of " + dimension);
            }
            return Parsed.of(handover);
        } catch (IOException | RuntimeException notAHandover) {
            return Parsed.refused("not a handover of Eddy, or a damaged one");
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
