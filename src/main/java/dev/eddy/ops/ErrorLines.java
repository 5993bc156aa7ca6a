package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.client.DaemonThread;
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
        this.thread = DaemonThread.named(name + "-errors").newThread(() -> read(stream));
    }

    static ErrorLines read(Process process, String name, Consumer<String> receiver) {
        var lines = new ErrorLines(process.getErrorStream(), name, receiver);
        lines.thread.start();
        return lines;
    }

    private void read(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line;
                receiver.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line that is not blank, once there are no more; empty without one. */
    String awaitLast() throws InterruptedException {
        thread.join();
        return last;
    }
}
