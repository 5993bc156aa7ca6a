package dev.eddy.item;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Binary form of tags: the distinct categories, then each tag with the index of its category. */
final class TagList {
    private static final int NO_CATEGORY = 0;

    private TagList() {}

    static void write(List<Tag> tags, DataOutput out) throws IOException {
        List<String> categories = new ArrayList<>();
        for (Tag tag : tags) {
            if (tag.category() != null && !categories.contains(tag.category())) {
                categories.add(tag.category());
            }
        }
        Fields.writeList(categories, Fields::writeString, out);
        Fields.writeUnsigned(tags.size(), out);
        for (Tag tag : tags) {
            Fields.writeString(tag.name(), out);
            out.writeFloat(tag.weight());
            Fields.writeUnsigned(tag.category() == null ? NO_CATEGORY : categories.indexOf(tag.category()) + 1, out);
        }
    }

    static List<Tag> read(DataInput in) throws IOException {
        List<String> categories = Fields.readList(Fields::readString, in);
        return Fields.readList(from -> readTag(categories, from), in);
    }

    private static Tag readTag(List<String> categories, DataInput in) throws IOException {
        String name = Fields.readString(in);
        float weight = in.readFloat();
        int category = Fields.readInt(in);
        return new Tag(name, weight, category == NO_CATEGORY ? null : categories.get(category - 1));
    }
}
