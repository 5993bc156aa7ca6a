package dev.eddy.ops.retrain;

/** What is at the bottom of a failure of Flink, which wraps each many times. */
final class RootCause {
    private RootCause() {}

    /** Its first sentence, without the full stop: what follows is advice to who operates Flink. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : root.getMessage().strip();
        return message.isEmpty() ? root.getClass().getSimpleName() : message.split("\\.?(\\R|\\.\\s|$)", 2)[0];
    }
}
