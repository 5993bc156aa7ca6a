package dev.eddy.ops;

import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running JVM that does a part of the work of this one, and ends when its standard input does. */
final class ChildProcess implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final ErrorLines errors;
    private final ShutdownHook atExit;

    /**
     * Starts it. It also ends with this JVM.
     *
     * @param name such as "trainer"
     * @param notices gets what it writes to its standard error
     */
    ChildProcess(ProcessBuilder program, String name, Consumer<String> notices) throws IOException {
        process = program.start();
        atExit = ShutdownHook.register(name, process::destroyForcibly);
        errors = ErrorLines.read(process.getErrorStream(), name, notices);
    }

    /** Its standard output. */
    InputStream output() {
        return process.getInputStream();
    }

    /** Its standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * How a process ended.
     *
     * @param code its exit code; -1 when it had to be ended
     * @param lastError its last line on standard error that is not blank; empty without one
     * @param isWithThisProcess it was ended because this JVM ends
     */
    record End(int code, String lastError, boolean isWithThisProcess) {
        private static final int FAILED = 1;
        private static final int WRONG_INPUT = 2;
        /** Exit code of a process that got Ctrl-C, which goes to all processes of a terminal. */
        private static final int INTERRUPTED = 130;

        /** Whether the input was wrong, as the last error says. */
        boolean isWrongInput() {
            return code == WRONG_INPUT;
        }

        /** Whether it has given up, as the last error says. */
        boolean isFailure() {
            return code == FAILED;
        }

        boolean isInterrupted() {
            return isWithThisProcess || code == INTERRUPTED;
        }

        @Override
        public String toString() {
            return "exit code " + code + (lastError.isEmpty() ? "" : ": " + lastError);
        }
    }

    /** Waits until the process has ended by itself. */
    End await() {
        try {
            int code = process.waitFor();
            return end(code, errors.awaitLast());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends the process after a failure to speak with it. One that still runs does not answer as agreed. */
    End endAfter(IOException failure) {
        try {
            boolean hasEnded = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            process.destroyForcibly();
            int code = process.waitFor();
            String last = errors.awaitLast();
            return hasEnded ? end(code, last) : end(-1, failure.getMessage());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private End end(int code, String lastError) {
        return new End(code, lastError, !atExit.cancel());
    }

    private IllegalStateException interrupted(InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    /** Ends its input, and the process itself if it goes on. */
    @Override
    public void close() {
        try {
            input().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException hasEnded) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            atExit.cancel();
        }
    }
}
