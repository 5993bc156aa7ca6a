package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How long the texts in records may be that are no ids: state, checkpoints and every task's memory hold them. */
public final class Texts {
    /** Of a text for people, such as a title, in UTF-8. */
    public static final int MAX_BYTES = 4 * 1024;
    /** Of a name that others share, such as a category, in UTF-8: as long as an id. */
    public static final int MAX_NAME_BYTES = Ids.MAX_BYTES;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private Texts() {}

    /** Why {@code text} can't be the text in this field, or null when it can. */
    public static String refusal(String field, String text) {
        return refusal(field, text, MAX_BYTES);
    }

    /** Why {@code text} can't be the name in this field, or null when it can. */
    public static String nameRefusal(String field, String text) {
        return refusal(field, text, MAX_NAME_BYTES);
    }

    private static String refusal(String field, String text, int maxBytes) {
        if (text == null) {
            return field + " is not text";
        }
        return isOver(text, maxBytes) ? field + " is over " + maxBytes + " bytes" : null;
    }

    private static boolean isOver(String text, int maxBytes) {
        return text.length() > maxBytes
                || (text.length() > maxBytes / MOST_BYTES_OF_A_CHAR && text.getBytes(UTF_8).length > maxBytes);
    }
}
