package dev.eddy.ops.retrain;

/** Finds the reason of a failure of Flink, which wraps exceptions many times. */
final class RootCause {
    private RootCause() {}

    /** The first sentence of the innermost message, without the full stop; the rest is advice for operators of Flink. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : root.getMessage().strip();
        return message.isEmpty() ? root.getClass().getSimpleName() : message.split("\\.?(\\R|\\.\\s|$)", 2)[0];
    }
}
