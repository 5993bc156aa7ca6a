package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import dev.eddy.text.EncoderFrames;
import dev.eddy.text.TextEncoder;
import dev.eddy.text.TextLimit;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Encodes texts in a JVM of its own, since the native code of an encoder may end the process that it runs in. After a crash the
 * process is started again, once for a batch.
 */
public final class EncoderProcess implements TextEncoder {
    /** Texts of a batch: some tenths of a second. */
    private static final int BATCH = 64;

    private static final int WRONG_INPUT = 2;
    private static final int FAILED = 1;
    /** Exit code of a process that got Ctrl-C, which goes to all processes of a terminal. */
    private static final int INTERRUPTED = 130;

    private static final int SECONDS_TO_END = 5;

    private final JavaProgram program;
    private final List<String> arguments;
    private final Consumer<String> notices;
    private Running running;
    private final EncoderFrames.Hello hello;

    private EncoderProcess(JavaProgram program, List<String> arguments, Consumer<String> notices) {
        this.program = program;
        this.arguments = arguments;
        this.notices = notices;
        this.hello = startTwice();
    }

    /**
     * Starts the process, and waits until it has loaded the model.
     *
     * @param model folder of the model; null for that of the program
     * @param threads that one text is encoded with
     * @param notices gets what the process writes to its standard error, and a line on a crash
     * @throws BadInputException when the process finds the model wrong
     * @throws IllegalStateException when encoding is not possible, or after two crashes
     */
    public static EncoderProcess start(JavaProgram program, Path model, int threads, Consumer<String> notices) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(threads)));
        if (model != null) {
            arguments.add(model.toString());
        }
        return new EncoderProcess(program, arguments, notices);
    }

    @Override
    public int dimension() {
        return hello.dimension();
    }

    /** A name that differs between models whose vectors differ. */
    public String model() {
        return hello.model();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the process has crashed twice at the same texts, or has failed
     */
    @Override
    public List<float[]> encode(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH)).stream()
                    .map(TextLimit::cut)
                    .toList();
            vectors.addAll(encodeTwice(batch));
        }
        return vectors;
    }

    private List<float[]> encodeTwice(List<String> batch) {
        try {
            return running.encode(batch);
        } catch (IOException e) {
            tell(running.end(e));
            EncoderFrames.Hello again = startTwice();
            if (!again.equals(hello)) {
                throw new IllegalStateException("the encoder has changed while it was in use", e);
            }
        }
        try {
            return running.encode(batch);
        } catch (IOException e) {
            throw new IllegalStateException("the encoder crashed twice at the same texts (" + running.end(e) + ")", e);
        }
    }

    private EncoderFrames.Hello startTwice() {
        try {
            return start();
        } catch (IOException e) {
            tell(running.end(e));
        }
        try {
            return start();
        } catch (IOException e) {
            throw new IllegalStateException("the encoder crashed twice (" + running.end(e) + ")", e);
        }
    }

    private EncoderFrames.Hello start() throws IOException {
        running = new Running(program.command(arguments).start(), notices);
        return EncoderFrames.readHello(running.in);
    }

    private void tell(End end) {
        if (end.code == WRONG_INPUT) {
            throw new BadInputException(end.lastError);
        }
        if (end.code == FAILED) {
            throw new IllegalStateException("the encoder failed: " + end.lastError);
        }
        if (end.isWithThisProcess || end.code == INTERRUPTED) {
            throw new IllegalStateException("the encoder ended with this process");
        }
        notices.accept("the encoder crashed (" + end + "), and is started again");
    }

    @Override
    public void close() {
        running.close();
    }

    /** How a process ended. */
    private record End(int code, String lastError, boolean isWithThisProcess) {
        @Override
        public String toString() {
            return "exit code " + code + (lastError.isEmpty() ? "" : ": " + lastError);
        }
    }

    private static final class Running {
        private final Process process;
        private final ErrorLines errors;
        private final ShutdownHook atExit;
        private final DataInputStream in;
        private final DataOutputStream out;

        Running(Process process, Consumer<String> notices) {
            this.process = process;
            this.atExit = ShutdownHook.register("encoder", process::destroyForcibly);
            this.errors = ErrorLines.read(process, "encoder", line -> {
                // An error that ends the process is in the exception already.
                if (!line.startsWith(EncoderFrames.ERROR)) {
                    notices.accept(line);
                }
            });
            this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
            this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        }

        List<float[]> encode(List<String> batch) throws IOException {
            EncoderFrames.writeTexts(batch, out);
            return EncoderFrames.readVectors(batch.size(), in);
        }

        /** Ends the process after a failure to speak with it. One that still runs has lost the thread. */
        End end(IOException failure) {
            try {
                boolean hasEnded = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
                process.destroyForcibly();
                int code = process.waitFor();
                String last = errors.awaitLast();
                last = last.startsWith(EncoderFrames.ERROR) ? last.substring(EncoderFrames.ERROR.length()) : last;
                boolean isWithThisProcess = !atExit.cancel();
                return new End(hasEnded ? code : -1, hasEnded ? last : failure.getMessage(), isWithThisProcess);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        void close() {
            try {
                // The end of its input is the end of the process.
                out.close();
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
}
