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
import java.util.function.Consumer;

/**
 * Encodes texts in a JVM of its own, since the native code of an encoder may end the process that it runs in. After a crash the
 * process is started again, once for a batch.
 */
public final class EncoderProcess implements TextEncoder {
    /** Texts of a batch: some tenths of a second. */
    private static final int BATCH = 64;

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
            tell(running.process.endAfter(e));
            EncoderFrames.Hello again = startTwice();
            if (!again.equals(hello)) {
                throw new IllegalStateException("the encoder has changed while it was in use", e);
            }
        }
        try {
            return running.encode(batch);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the encoder crashed twice at the same texts (" + running.process.endAfter(e) + ")", e);
        }
    }

    private EncoderFrames.Hello startTwice() {
        try {
            return start();
        } catch (IOException e) {
            tell(running.process.endAfter(e));
        }
        try {
            return start();
        } catch (IOException e) {
            throw new IllegalStateException("the encoder crashed twice (" + running.process.endAfter(e) + ")", e);
        }
    }

    private EncoderFrames.Hello start() throws IOException {
        running = Running.of(new ChildProcess(program.command(arguments), "encoder", this::passOn));
        return EncoderFrames.readHello(running.in);
    }

    private void tell(ChildProcess.End end) {
        BadInputException.require(!end.isWrongInput(), withoutPrefix(end.lastError()));
        if (end.isFailure()) {
            throw new IllegalStateException("the encoder failed: " + withoutPrefix(end.lastError()));
        }
        if (end.isInterrupted()) {
            throw new IllegalStateException("the encoder ended with this process");
        }
        notices.accept("the encoder crashed (" + end + "), and is started again");
    }

    private static String withoutPrefix(String error) {
        return error.startsWith(EncoderFrames.ERROR) ? error.substring(EncoderFrames.ERROR.length()) : error;
    }

    // An error that ends the process is in the exception already.
    private void passOn(String line) {
        if (!line.startsWith(EncoderFrames.ERROR)) {
            notices.accept(line);
        }
    }

    @Override
    public void close() {
        running.process.close();
    }

    private record Running(ChildProcess process, DataInputStream in, DataOutputStream out) {
        static Running of(ChildProcess process) {
            return new Running(
                    process,
                    new DataInputStream(new BufferedInputStream(process.output())),
                    new DataOutputStream(new BufferedOutputStream(process.input())));
        }

        List<float[]> encode(List<String> batch) throws IOException {
            EncoderFrames.writeTexts(batch, out);
            return EncoderFrames.readVectors(batch.size(), in);
        }
    }
}
