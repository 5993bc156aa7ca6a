package dev.eddy.user;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.ControlCodec;
import dev.eddy.control.ForgetUser;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Handover}: one byte for the kind, then its fields. */
public final class HandoverCodec implements Codec<Handover> {
    private static final int MERGE = 0;
    private static final int PART = 1;
    private static final int FORGET = 2;
    private static final int REFUSED = 3;
    private static final int EXPIRE = 4;
    private static final int TAKEN = 5;
    private static final int FORGET_SINCE = 6;

    private final BehaviourCodec behaviours = new BehaviourCodec();
    private final ControlCodec orders = new ControlCodec();

    /**
     * Version 2 added mutes and aversions, version 3 weights of events, version 4 late clicks, version 5 written times and sessions.
     */
    @Override
    public int version() {
        return 5;
    }

    @Override
    public void write(Handover handover, DataOutput out) throws IOException {
        if (handover instanceof Handover.Merge merge) {
            out.writeByte(MERGE);
            behaviours.write(merge.event(), out);
        } else if (handover instanceof Handover.Part part) {
            out.writeByte(PART);
            Fields.writeString(part.from(), out);
            Fields.writeString(part.to(), out);
            UserCodec.writeInterest(part.interest(), out);
            ClusterInputCodec.writeVersion(part.version(), out);
            out.writeLong(part.sinceMillis());
            out.writeLong(part.appendedAtMillis());
            out.writeLong(part.session());
            out.writeLong(part.forgottenAtMillis());
        } else if (handover instanceof Handover.Forget forget) {
            boolean isKnown = forget.sinceMillis() != Handover.Forget.UNKNOWN;
            out.writeByte(isKnown ? FORGET_SINCE : FORGET);
            Fields.writeString(forget.from(), out);
            orders.write(forget.order(), out);
            if (isKnown) {
                out.writeLong(forget.sinceMillis());
            }
        } else if (handover instanceof Handover.Refused refused) {
            out.writeByte(REFUSED);
            Fields.writeString(refused.from(), out);
            Fields.writeString(refused.to(), out);
            out.writeLong(refused.answers());
        } else if (handover instanceof Handover.Taken taken) {
            out.writeByte(TAKEN);
            Fields.writeString(taken.from(), out);
            Fields.writeString(taken.to(), out);
            out.writeLong(taken.session());
            ClusterInputCodec.writeVersion(taken.version(), out);
            out.writeLong(taken.sinceMillis());
        } else if (handover instanceof Handover.Expire expire) {
            out.writeByte(EXPIRE);
            Fields.writeString(expire.from(), out);
            Fields.writeString(expire.to(), out);
            out.writeLong(expire.asOfMillis());
        }
    }

    @Override
    public Handover read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case MERGE -> new Handover.Merge(behaviours.read(version < 4 ? version + 2 : version + 1, in));
            case PART ->
                new Handover.Part(
                        Fields.readString(in),
                        Fields.readString(in),
                        UserCodec.readInterest(version < 3 ? version + 1 : version, in),
                        ClusterInputCodec.readVersion(in),
                        in.readLong(),
                        in.readLong(),
                        version < 5 ? Handover.NOTHING : in.readLong(),
                        version < 5 ? Long.MIN_VALUE : in.readLong());
            case FORGET, FORGET_SINCE ->
                new Handover.Forget(
                        Fields.readString(in),
                        (ForgetUser) orders.read(1, in),
                        kind == FORGET ? Handover.Forget.UNKNOWN : in.readLong());
            case REFUSED ->
                new Handover.Refused(
                        Fields.readString(in), Fields.readString(in), version < 5 ? Handover.NOTHING : in.readLong());
            case TAKEN ->
                new Handover.Taken(
                        Fields.readString(in),
                        Fields.readString(in),
                        in.readLong(),
                        ClusterInputCodec.readVersion(in),
                        in.readLong());
            case EXPIRE -> new Handover.Expire(Fields.readString(in), Fields.readString(in), in.readLong());
            default -> throw new IOException("unknown kind of handover: " + kind);
        };
    }
}
