package dev.eddy.user;

import dev.eddy.centre.CentreSetCodec;
import dev.eddy.codec.Codec;
import dev.eddy.control.Command;
import dev.eddy.control.ControlCodec;
import dev.eddy.user.Announcement.NewCentres;
import dev.eddy.user.Announcement.NewCommand;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Announcement}: whether it holds centres, then the centres or the command. */
public final class AnnouncementCodec implements Codec<Announcement> {
    private static final long serialVersionUID = 1L;

    private final CentreSetCodec centres = new CentreSetCodec();
    private final ControlCodec commands = new ControlCodec();

    @Override
    public void write(Announcement announcement, DataOutput out) throws IOException {
        out.writeBoolean(announcement instanceof NewCentres);
        if (announcement instanceof NewCentres swap) {
            centres.write(swap.centres(), out);
        } else if (announcement instanceof NewCommand order) {
            commands.write(order.command(), out);
        }
    }

    @Override
    public Announcement read(int version, DataInput in) throws IOException {
        return in.readBoolean() ? new NewCentres(centres.read(1, in)) : new NewCommand((Command) commands.read(1, in));
    }
}
