package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Length limits of the texts in records that are not ids, since state, checkpoints and heaps hold them. */
public final class Texts {
    /** Most UTF-8 bytes of a text for people, for example a title. A name that records share is as short as an id. */
    public static final int MAX_BYTES = 4 * 1024;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private Texts() {}

    /** The text; a {@link RefusedException} when it is null or too long. */
    public static String valid(String field, String text) {
        return valid(field, text, MAX_BYTES);
    }

    /** As {@link #valid(String, String)}, for a name. */
    public static String validName(String field, String name) {
        return valid(field, name, Ids.MAX_BYTES);
    }

    private static String valid(String field, String text, int maxBytes) {
        if (text == null) {
            throw new RefusedException(field + " is not text");
        }
        boolean mayBeOver = text.length() > maxBytes / MOST_BYTES_OF_A_CHAR;
        if (mayBeOver && (text.length() > maxBytes || text.getBytes(UTF_8).length > maxBytes)) {
            throw new RefusedException(field + " is over " + maxBytes + " bytes");
        }
        return text;
    }
}
