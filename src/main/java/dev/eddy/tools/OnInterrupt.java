package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.ops.ShutdownHook;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What a command takes back when it is told to end, by Ctrl-C or as a pod. It says so in one line; what the command's own thread
 * runs into meanwhile is of no interest any more, so it waits for the end.
 */
final class OnInterrupt implements AutoCloseable {
    private final ShutdownHook hook;

    private OnInterrupt(ShutdownHook hook) {
        this.hook = hook;
    }

    /**
     * From now until {@link #close}.
     *
     * @param undo takes back, and returns the line
     */
    static OnInterrupt undo(PrintWriter err, Supplier<String> undo) {
        return new OnInterrupt(ShutdownHook.register("undo", () -> {
            // The line is all that the user is told: not what is logged of clients and a Flink that are cut off.
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
            err.println(line(undo));
            err.flush();
        }));
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
