package dev.eddy.user;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Binary form of interactions: times and positions are differences from the one before. */
public final class InteractionList {
    private InteractionList() {}

    public static void write(List<Interaction> interactions, DataOutput out) throws IOException {
        Fields.writeUnsigned(interactions.size(), out);
        long time = 0;
        long position = 0;
        for (Interaction interaction : interactions) {
            Fields.writeString(interaction.itemId(), out);
            Fields.writeSigned(interaction.atMillis() - time, out);
            Fields.writeSigned(interaction.position() - position, out);
            out.writeFloat(interaction.weight());
            Fields.writeUnsigned(interaction.clicks(), out);
            time = interaction.atMillis();
            position = interaction.position();
        }
    }

    public static List<Interaction> read(DataInput in) throws IOException {
        int count = Fields.readInt(in);
        List<Interaction> interactions = Fields.listOf(count);
        long time = 0;
        long position = 0;
        for (int i = 0; i < count; i++) {
            String itemId = Fields.readString(in);
            time += Fields.readSigned(in);
            position += Fields.readSigned(in);
            interactions.add(new Interaction(itemId, time, position, in.readFloat(), Fields.readInt(in)));
        }
        return interactions;
    }
}
