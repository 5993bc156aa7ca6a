package dev.eddy.catalog;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How an item's tags are written. */
final class TagList {
    private TagList() {}

    static void write(List<Tag> tags, DataOutput out) throws IOException {
        Fields.writeList(tags, TagList::writeTag, out);
    }

    static List<Tag> read(DataInput in) throws IOException {
        return Fields.readList(TagList::readTag, in);
    }

    private static void writeTag(Tag tag, DataOutput out) throws IOException {
        Fields.writeString(tag.name(), out);
        out.writeFloat(tag.weight());
        Fields.writeString(tag.category(), out);
    }

    private static Tag readTag(DataInput in) throws IOException {
        return new Tag(Fields.readString(in), in.readFloat(), Fields.readString(in));
    }
}
