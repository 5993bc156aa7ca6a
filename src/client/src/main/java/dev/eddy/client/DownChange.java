package dev.eddy.client;

/** A change to the take-down log. */
public record DownChange(Kind kind, String itemId) {

    public enum Kind {
        /** The item was taken down. */
        DOWN,
        /** The item is back; readers must learn it. */
        BACK,
        /** All lists with the item have expired since it was taken down. The entry is removed. */
        OUTDATED
    }

    /** Prefix of an item that is back. */
    static final char BACK_MARK = '+';

    /** Argument for the script that writes the log; "!" marks an outdated item. No encoded id begins with a mark. */
    public String argument() {
        String encoded = IdCodec.encode(itemId);
        return switch (kind) {
            case DOWN -> encoded;
            case BACK -> BACK_MARK + encoded;
            case OUTDATED -> "!" + encoded;
        };
    }
}
