package dev.eddy.user;

import dev.eddy.behaviour.MuteCodec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of an {@link Aversion}. */
public final class AversionCodec {
    private AversionCodec() {}

    public static void write(Aversion aversion, DataOutput out) throws IOException {
        Fields.writeList(aversion.mutes().newestFirst(), AversionCodec::writeMuted, out);
        Impressions impressions = aversion.impressions();
        Fields.writeUnsigned(impressions.size(), out);
        long millis = 0;
        for (int i = 0; i < impressions.size(); i++) {
            out.writeLong(impressions.items()[i]);
            Fields.writeUnsigned(impressions.counts()[i], out);
            Fields.writeSigned(impressions.lastMillis()[i] - millis, out);
            millis = impressions.lastMillis()[i];
        }
    }

    public static Aversion read(DataInput in) throws IOException {
        var mutes = new Mutes(Fields.readList(AversionCodec::readMuted, in));
        int size = Fields.readCount(in);
        if (mutes.newestFirst().isEmpty() && size == 0) {
            return Aversion.NONE;
        }
        var impressions = new Impressions(new long[size], new int[size], new long[size]);
        long millis = 0;
        for (int i = 0; i < size; i++) {
            impressions.items()[i] = in.readLong();
            impressions.counts()[i] = Fields.readInt(in);
            millis += Fields.readSigned(in);
            impressions.lastMillis()[i] = millis;
        }
        return new Aversion(mutes, impressions);
    }

    private static void writeMuted(Mutes.Muted muted, DataOutput out) throws IOException {
        MuteCodec.write(muted.mute(), out);
        Fields.writeSigned(muted.atMillis(), out);
        Fields.writeSigned(muted.position(), out);
    }

    private static Mutes.Muted readMuted(DataInput in) throws IOException {
        return new Mutes.Muted(MuteCodec.read(in), Fields.readSigned(in), Fields.readSigned(in));
    }
}
