package dev.eddy.lab.bench;

/** Makes malformed event records. */
final class BadEvents {
    private static final int LONG_ID = 5_000;

    private BadEvents() {}

    /**
     * Makes a record.
     *
     * @param kind kind of error, modulo 8
     * @param number makes records of one kind differ
     */
    static String of(int kind, String userId, int number, long atMillis) {
        String good = "{\"user_id\":\"" + userId + "\",\"item_id\":\"i1\",\"type\":\"click\",\"ts\":" + atMillis + "}";
        return switch (kind % 8) {
            case 0 -> good.substring(0, good.length() / 2);
            case 1 -> "[]";
            case 2 -> good.replace(userId, "");
            case 3 -> good.replace("click", "sneeze");
            case 4 -> good.replace(Long.toString(atMillis), "\"yesterday\"");
            case 5 -> good.replace("\"i1\"", "\"" + "x".repeat(LONG_ID) + "\"");
            case 6 -> good.replace("\"i1\"", "{\"id\":1}");
            // An item that is never published.
            default -> good.replace("i1", "nowhere-" + number + "-" + kind);
        };
    }
}
