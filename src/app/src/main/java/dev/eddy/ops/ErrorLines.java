package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.thread.DaemonThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Passes on what a process writes to its standard error, and keeps the last line. */
final class ErrorLines {
    private final Thread thread;
    private final Consumer<String> receiver;
    private volatile String last = "";

    private ErrorLines(InputStream stream, String name, Consumer<String> receiver) {
        this.receiver = receiver;
        this.thread = DaemonThread.of(name + "-errors", () -> read(stream));
    }

    static ErrorLines read(InputStream stream, String name, Consumer<String> receiver) {
        var lines = new ErrorLines(stream, name, receiver);
        lines.thread.start();
        return lines;
    }

    private void read(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line;
                pass(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process waits if nobody reads what it writes, so the reading goes on. */
    private void pass(String line) {
        try {
            receiver.accept(line);
        } catch (RuntimeException | Error e) {
            DaemonThread.failed(e);
        }
    }

    /** The last line that is not blank, once there are no more; empty without one. */
    String awaitLast() throws InterruptedException {
        thread.join();
        return last;
    }
}
