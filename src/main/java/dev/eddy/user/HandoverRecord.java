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

/** A {@link Handover} as a record of Kafka: one byte for the version of the layout, then {@link HandoverCodec}'s bytes. */
public record HandoverRecord(int dimension) implements Serializable {
    private static final HandoverCodec CODEC = new HandoverCodec();

    public static byte[] encode(Handover handover) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = new DataOutputStream(bytes);
            out.writeByte(CODEC.version());
            CODEC.write(handover, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads a record; never throws. Refuses one that this version of the job can't read, or with vectors of other dimensions. */
    public Parsed<Handover> parse(KafkaRecord record) {
        if (record.value() == null || record.value().length == 0) {
            return Parsed.refused("an empty handover");
        }
        var in = new DataInputStream(new ByteArrayInputStream(record.value()));
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
            return Parsed.refused("not a handover of Eddy");
        }
    }
}
