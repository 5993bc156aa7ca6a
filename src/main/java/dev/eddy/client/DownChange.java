package dev.eddy.client;

/** An entry for the log of take-downs. */
public record DownChange(Kind kind, String itemId) {

    /** What the log shall say of the item. */
    public enum Kind {
        /** It was taken down. */
        DOWN,
        /** It is back: readers must hear of it. */
        BACK,
        /** It was taken down so long ago that no list can have it: readers may go on leaving it out. */
        OUTDATED
    }

    /** Before the id of an item that is back. */
    static final char BACK_MARK = '+';

    /** Before the id of an item that is only removed; an argument of the script, never in the log. */
    static final char REMOVE_MARK = '!';

    /** The marks are none of the characters of an encoded id. */
    public String argument() {
        String encoded = IdCodec.encode(itemId);
        return switch (kind) {
            case DOWN -> encoded;
            case BACK -> BACK_MARK + encoded;
            case OUTDATED -> REMOVE_MARK + encoded;
        };
    }
}
