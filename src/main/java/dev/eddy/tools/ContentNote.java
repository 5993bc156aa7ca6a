package dev.eddy.tools;

import dev.eddy.item.Catalogue;
import java.util.function.Consumer;

/** The line that commands print when no item of a catalogue has content. */
final class ContentNote {
    private ContentNote() {}

    /** Says what is missing because of it; nothing of a catalogue with content. */
    static void print(Catalogue catalogue, Consumer<String> notes) {
        if (!catalogue.hasContent()) {
            notes.accept("no item has tags or an inline vector: clusters and similar users go by shared items;"
                    + " tag, cross and i2i find nothing");
        }
    }
}
