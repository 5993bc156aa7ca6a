package dev.eddy.catalog;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How an item's tags are written. */
final class TagList {
    private TagList() {}

    static void write(List<Tag> tags, DataOutput out) throws IOException {
        Fields.writeUnsigned(tags.size(), out);
        for (Tag tag : tags) {
            Fields.writeString(tag.name(), out);
            out.writeFloat(tag.weight());
            Fields.writeString(tag.category(), out);
        }
    }

    static List<Tag> read(DataInput in) throws IOException {
        int count = Fields.readInt(in);
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(Fields.readString(in), in.readFloat(), Fields.readString(in)));
        }
        return tags;
    }
}
