package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.Command;
import dev.eddy.control.ControlCodec;
import dev.eddy.control.SpaceVersionsCodec;
import dev.eddy.item.ItemUpdateCodec;
import dev.eddy.item.NewTowerCodec;
import dev.eddy.user.Announcement.NewCentres;
import dev.eddy.user.Announcement.NewCommand;
import dev.eddy.user.Announcement.NewUserTower;
import dev.eddy.user.Announcement.NewVectors;
import dev.eddy.user.Announcement.NewVersions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Binary form of {@link Announcement}: one byte for the kind, then its fields. Layout 1 has centres by tags and commands,
 * layout 2 items in their layout 1.
 */
public final class AnnouncementCodec implements Codec<Announcement> {
    private static final int COMMAND = 0;
    private static final int CENTRES = 1;
    private static final int VECTORS = 2;
    private static final int VERSIONS = 3;
    private static final int TOWER = 4;

    private final ControlCodec commands = new ControlCodec();
    private final ItemUpdateCodec items = new ItemUpdateCodec();
    private final SpaceVersionsCodec orders = new SpaceVersionsCodec();
    private final NewTowerCodec towers = new NewTowerCodec();

    @Override
    public int version() {
        return 4;
    }

    @Override
    public void write(Announcement announcement, DataOutput out) throws IOException {
        if (announcement instanceof NewCentres swap) {
            out.writeByte(CENTRES);
            writeCentres(swap.centres(), out);
        } else if (announcement instanceof NewCommand given) {
            out.writeByte(COMMAND);
            commands.write(given.command(), out);
        } else if (announcement instanceof NewVectors given) {
            out.writeByte(VECTORS);
            items.write(given.item(), out);
        } else if (announcement instanceof NewVersions given) {
            out.writeByte(VERSIONS);
            orders.write(given.order(), out);
        } else if (announcement instanceof NewUserTower given) {
            out.writeByte(TOWER);
            towers.write(given.tower(), out);
        }
    }

    @Override
    public Announcement read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case COMMAND -> new NewCommand((Command) commands.read(1, in));
            case CENTRES -> new NewCentres(readCentres(version, in));
            case VECTORS -> new NewVectors(items.read(Math.max(1, version - 1), in));
            case VERSIONS -> new NewVersions(orders.read(1, in));
            case TOWER -> new NewUserTower(towers.read(1, in));
            default -> throw new IOException("unknown kind of announcement: " + kind);
        };
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
        Fields.writeFloats(set.tagCentres(), out);
        out.writeLong(set.provenance().trainedAtMillis());
        Fields.writeSigned(set.provenance().parent(), out);
        out.writeBoolean(set.provenance().provisional());
        Fields.writeString(set.checksum(), out);
    }

    private static CentreSet readCentres(int version, DataInput in) throws IOException {
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
                version < 2 ? CentreSet.NO_TAG_CENTRES : Fields.readFloats(in),
                new Provenance(in.readLong(), Fields.readSigned(in), in.readBoolean()),
                Fields.readString(in));
    }
}
