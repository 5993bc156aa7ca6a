package dev.eddy.ops;

/** Something to do when the JVM ends, unless it has been done before. */
public final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    public static ShutdownHook register(String name, Runnable action) {
        Thread thread = new Thread(action, name + "-shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    /** Takes the hook back; says false when the JVM is already ending, and the hook runs or has run. */
    public boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyShuttingDown) {
            return false;
        }
    }
}
