package dev.eddy.record;

/** What an id (of a user, an item, an event, a tag) may look like: it becomes a key in Kafka, state and Redis. */
public final class Ids {
    public static final int MAX_BYTES = 256;

    private Ids() {}

    /** Why {@code id} can't be the id in this field, or null when it can. */
    public static String refusal(String field, String id) {
        if (id == null || id.isEmpty()) {
            return "no " + field;
        }
        int bytes = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == 0) {
                return field + " contains NUL";
            }
            if (!Character.isSurrogate(c)) {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (i + 1 < id.length() && Character.isSurrogatePair(c, id.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                // UTF-8 has no form for half a character: two such ids would become the same key.
                return field + " contains half a surrogate pair";
            }
        }
        return bytes > MAX_BYTES ? field + " is over " + MAX_BYTES + " bytes" : null;
    }
}
