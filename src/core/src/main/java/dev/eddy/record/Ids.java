package dev.eddy.record;

/** The rules for ids of users, items, events and tags, which are keys in Kafka, state and Redis. */
public final class Ids {
    public static final int MAX_BYTES = 256;

    private Ids() {}

    /** The id; a {@link RefusedException} when it is not valid. */
    public static String valid(String field, String id) {
        String refusal = refusal(field, id);
        RefusedException.unless(refusal == null, refusal);
        return id;
    }

    /** The reason why an id is not valid, or null when it is. */
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
