package dev.eddy.user;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link User}. */
public final class UserCodec implements Codec<User> {
    private static final int ALONE = 0;
    private static final int INTO = 1;
    private static final int IDS = 2;

    /** Version 2 added how ids are merged, version 3 aversions, version 4 late clicks, version 5 sessions of merged ids. */
    @Override
    public int version() {
        return 5;
    }

    @Override
    public void write(User user, DataOutput out) throws IOException {
        Fields.writeString(user.userId(), out);
        writeInterest(user.interest(), out);
        Fields.writeSigned(user.cluster(), out);
        Fields.writeInts(user.guestOf(), out);
        Fields.writeSigned(user.centreVersion(), out);
        Fields.writeUnsigned(user.epoch(), out);
        Fields.writeUnsigned(user.command(), out);
        out.writeLong(user.forgottenAtMillis());
        writeMerged(user.merged(), out);
    }

    @Override
    public User read(int version, DataInput in) throws IOException {
        return new User(
                Fields.readString(in),
                readInterest(version, in),
                (int) Fields.readSigned(in),
                Fields.readInts(in),
                Fields.readSigned(in),
                Fields.readUnsigned(in),
                Fields.readUnsigned(in),
                in.readLong(),
                version < 2 ? Merged.ALONE : readMerged(version, in));
    }

    private static void writeMerged(Merged merged, DataOutput out) throws IOException {
        if (merged instanceof Merged.Into into) {
            out.writeByte(INTO);
            Fields.writeString(into.userId(), out);
            out.writeLong(into.sinceMillis());
            out.writeLong(into.session());
            Fields.writeUnsigned(into.toldEvents(), out);
            out.writeLong(into.toldAtMillis());
        } else if (merged instanceof Merged.Ids ids) {
            out.writeByte(IDS);
            writeInterest(ids.own(), out);
            Fields.writeList(ids.names(), UserCodec::writeName, out);
        } else {
            out.writeByte(ALONE);
        }
        Fields.writeUnsigned(merged.lift(), out);
    }

    private static Merged readMerged(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        Merged merged =
                switch (kind) {
                    case ALONE -> Merged.ALONE;
                    case INTO -> readInto(version, in);
                    case IDS ->
                        new Merged.Ids(
                                readInterest(version, in), Fields.readList(from -> readName(version, from), in), 0);
                    default -> throw new IOException("unknown kind of merged ids: " + kind);
                };
        long lift = version < 5 ? 0 : Fields.readUnsigned(in);
        return lift == 0 ? merged : merged.withLift(lift);
    }

    private static Merged readInto(int version, DataInput in) throws IOException {
        String userId = Fields.readString(in);
        long sinceMillis = in.readLong();
        return version < 5
                ? new Merged.Into(userId, sinceMillis, Handover.NOTHING, 0, Long.MIN_VALUE, 0)
                : new Merged.Into(userId, sinceMillis, in.readLong(), Fields.readUnsigned(in), in.readLong(), 0);
    }

    private static void writeName(Merged.Name name, DataOutput out) throws IOException {
        Fields.writeString(name.id(), out);
        out.writeLong(name.sinceMillis());
        out.writeLong(name.askedAtMillis());
        out.writeLong(name.position());
    }

    private static Merged.Name readName(int version, DataInput in) throws IOException {
        String id = Fields.readString(in);
        return version < 5
                ? new Merged.Name(id, Long.MIN_VALUE, Long.MIN_VALUE, 0)
                : new Merged.Name(id, in.readLong(), in.readLong(), in.readLong());
    }

    static void writeInterest(Interest interest, DataOutput out) throws IOException {
        Fields.writeDoubles(interest.sum(), out);
        out.writeLong(interest.asOfMillis());
        writeClicks(interest.clicks(), out);
        InteractionList.write(interest.history(), out);
        writeLedger(interest.ledger(), out);
        Fields.writeUnsigned(interest.sequence(), out);
        AversionCodec.write(interest.aversion(), out);
    }

    /** Reads an interest of a version of this layout. */
    static Interest readInterest(int version, DataInput in) throws IOException {
        return new Interest(
                Fields.readDoubles(in),
                in.readLong(),
                readClicks(version, in),
                InteractionList.read(in),
                readLedger(in),
                Fields.readUnsigned(in),
                version < 3 ? Aversion.NONE : AversionCodec.read(in));
    }

    private static void writeClicks(ClickRate clicks, DataOutput out) throws IOException {
        out.writeDouble(clicks.all());
        out.writeDouble(clicks.late());
        out.writeLong(clicks.lateAsOfMillis());
    }

    private static ClickRate readClicks(int version, DataInput in) throws IOException {
        double all = in.readDouble();
        return version < 4 ? new ClickRate(all) : new ClickRate(all, in.readDouble(), in.readLong());
    }

    private static void writeLedger(EventLedger ledger, DataOutput out) throws IOException {
        Fields.writeUnsigned(ledger.prints().length, out);
        long before = 0;
        for (int i = 0; i < ledger.prints().length; i++) {
            out.writeLong(ledger.prints()[i]);
            Fields.writeSigned(ledger.times()[i] - before, out);
            before = ledger.times()[i];
        }
    }

    private static EventLedger readLedger(DataInput in) throws IOException {
        int count = Fields.readCount(in);
        long[] prints = new long[count];
        long[] times = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            prints[i] = in.readLong();
            before += Fields.readSigned(in);
            times[i] = before;
        }
        return new EventLedger(prints, times);
    }
}
