package dev.eddy.ops;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.Tag;
import dev.eddy.text.TextLimit;
import java.util.stream.Collectors;

/**
 * The text of an item that is encoded: its title, or title and tags.
 *
 * @param withTags whether the tags follow the title
 */
public record ItemTexts(boolean withTags) {
    /** The text, cut to {@link TextLimit}; null for an item that is taken down, or has none. */
    public String of(ItemRecord item) {
        if (item.down()) {
            return null;
        }
        String title = item.description().title() == null
                ? ""
                : item.description().title().strip();
        String tags = withTags ? item.tags().stream().map(Tag::name).collect(Collectors.joining(", ")) : "";
        String between = title.isEmpty() || tags.isEmpty() ? "" : ". ";
        String text = title + between + tags;
        return text.isBlank() ? null : TextLimit.cut(text);
    }
}
