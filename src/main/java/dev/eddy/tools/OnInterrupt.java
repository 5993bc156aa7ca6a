package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.ops.ShutdownHook;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Undoes a command's work when the process is told to stop, by Ctrl-C or as a pod, and prints one line. {@link #close} then
 * blocks the command's own thread until the process ends, so that its errors are not printed.
 */
final class OnInterrupt implements AutoCloseable {
    private final ShutdownHook hook;

    private OnInterrupt(ShutdownHook hook) {
        this.hook = hook;
    }

    /**
     * Registers an undo until {@link #close}.
     *
     * @param undo undoes the work, and returns the line to print
     */
    static OnInterrupt undo(PrintWriter err, Supplier<String> undo) {
        return new OnInterrupt(ShutdownHook.register("undo", () -> {
            silence();
            err.println(line(undo));
            err.flush();
        }));
    }

    /** Drops log lines: clients and Flink complain when they are cut off. */
    static void silence() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    private static String line(Supplier<String> undo) {
        try {
            return undo.get();
        } catch (RuntimeException e) {
            return "interrupted, and not all could be taken back: " + e.getMessage();
        }
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
