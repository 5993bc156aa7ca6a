package dev.eddy.thread;

/** An action that runs when the JVM ends, unless it is cancelled before. */
public final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    public static ShutdownHook register(String name, Runnable action) {
        Thread thread = DaemonThread.of(name + "-shutdown", action);
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    /** Cancels the action; false when the JVM is already ending and the action runs or has run. */
    public boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyShuttingDown) {
            return false;
        }
    }
}
