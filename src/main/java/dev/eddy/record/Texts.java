package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Length limits of the texts in records that are not ids, since state, checkpoints and heaps hold them. */
public final class Texts {
    /** Most UTF-8 bytes of a text for people, for example a title. */
    public static final int MAX_BYTES = 4 * 1024;
    /** Most UTF-8 bytes of a name that records share, for example a category. */
    public static final int MAX_NAME_BYTES = Ids.MAX_BYTES;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private Texts() {}

    /** The reason why a text is not valid, or null when it is. */
    public static String refusal(String field, String text) {
        return refusal(field, text, MAX_BYTES);
    }

    /** The reason why a name is not valid, or null when it is. */
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
