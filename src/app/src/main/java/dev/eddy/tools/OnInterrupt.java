package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.thread.ShutdownHook;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Undoes a command's work when the process is told to stop, by Ctrl-C or as a pod, and prints one line. {@link #close} then
 * blocks the command's own thread until the process ends, so that its errors are not printed.
 */
record OnInterrupt(ShutdownHook hook) implements AutoCloseable {
    /** @param undo undoes the work, and returns the line to print */
    static OnInterrupt undo(PrintWriter err, Supplier<String> undo) {
        return new OnInterrupt(ShutdownHook.register("undo", () -> {
            silence();
            try {
                err.println(undo.get());
            } catch (RuntimeException e) {
                err.println("interrupted, and not all could be taken back: " + e.getMessage());
            }
            err.flush();
        }));
    }

    /** Ends the command without a word. */
    static OnInterrupt quietly() {
        return new OnInterrupt(ShutdownHook.register("quiet", OnInterrupt::silence));
    }

    /** Drops log lines: clients and Flink complain when they are cut off. */
    private static void silence() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    @Override
    public void close() {
        if (!hook.cancel()) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
