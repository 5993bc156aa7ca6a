package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.Command;
import dev.eddy.control.ControlCodec;
import dev.eddy.user.Announcement.NewCentres;
import dev.eddy.user.Announcement.NewCommand;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Announcement}: whether it holds centres, then the centres or the command. */
public final class AnnouncementCodec implements Codec<Announcement> {
    private final ControlCodec commands = new ControlCodec();

    @Override
    public void write(Announcement announcement, DataOutput out) throws IOException {
        out.writeBoolean(announcement instanceof NewCentres);
        if (announcement instanceof NewCentres swap) {
            writeCentres(swap.centres(), out);
        } else if (announcement instanceof NewCommand order) {
            commands.write(order.command(), out);
        }
    }

    @Override
    public Announcement read(int version, DataInput in) throws IOException {
        return in.readBoolean() ? new NewCentres(readCentres(in)) : new NewCommand((Command) commands.read(1, in));
    }

    private static void writeCentres(CentreSet set, DataOutput out) throws IOException {
        Fields.writeString(set.space(), out);
        Fields.writeUnsigned(set.version(), out);
        Fields.writeUnsigned(set.dimension(), out);
        Fields.writeUnsigned(set.ids().length, out);
        for (int id : set.ids()) {
            Fields.writeUnsigned(id, out);
        }
        Fields.writeFloats(set.centres(), out);
        Fields.writeFloats(set.reach(), out);
        out.writeLong(set.provenance().trainedAtMillis());
        Fields.writeSigned(set.provenance().parent(), out);
        out.writeBoolean(set.provenance().provisional());
        Fields.writeString(set.checksum(), out);
    }

    private static CentreSet readCentres(DataInput in) throws IOException {
        String space = Fields.readString(in);
        long setVersion = Fields.readUnsigned(in);
        int dimension = Fields.readInt(in);
        int[] ids = new int[Fields.readInt(in)];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = Fields.readInt(in);
        }
        return new CentreSet(
                space,
                setVersion,
                dimension,
                ids,
                Fields.readFloats(in),
                Fields.readFloats(in),
                new Provenance(in.readLong(), Fields.readSigned(in), in.readBoolean()),
                Fields.readString(in));
    }
}
