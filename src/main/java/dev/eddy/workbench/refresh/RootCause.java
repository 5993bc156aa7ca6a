package dev.eddy.workbench.refresh;

/** What is at the bottom of a failure of Flink, which wraps each many times. */
final class RootCause {
    private RootCause() {}

    /** In one line. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElseThrow();
    }
}
