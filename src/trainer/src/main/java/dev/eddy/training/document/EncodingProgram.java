package dev.eddy.training.document;

import dev.eddy.text.EncoderFrames;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Encodes the batches that come on an input until it ends, by {@link EncoderFrames}. The arguments are the number of threads
 * and the folder of a model; without a folder it takes the program's own model. The exit code is 0 at the end of the input, 2
 * for a wrong model, and 1 when encoding is not possible for another reason.
 */
final class EncodingProgram {
    private EncodingProgram() {}

    /** Returns the exit code. */
    static int run(List<String> args, InputStream input, OutputStream output, PrintStream err) {
        if (args.isEmpty() || args.size() > 2 || !args.get(0).matches("[1-9]\\d{0,3}")) {
            err.println(EncoderFrames.ERROR + "usage: java -jar eddy-train.jar encode THREADS [MODEL-FOLDER]");
            return 2;
        }
        try {
            EncoderFiles files = args.size() == 1 ? EncoderFiles.ofProgram() : EncoderFiles.in(Path.of(args.get(1)));
            var in = new DataInputStream(new BufferedInputStream(input));
            var out = new DataOutputStream(new BufferedOutputStream(output));
            try (var encoder = new SentenceEncoder(files, Integer.parseInt(args.get(0)))) {
                EncoderFrames.writeHello(new EncoderFrames.Hello(encoder.dimension(), files.fingerprint()), out);
                for (List<String> texts = EncoderFrames.readTexts(in);
                        texts != null;
                        texts = EncoderFrames.readTexts(in)) {
                    EncoderFrames.writeVectors(encoder.encode(texts), out);
                }
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(EncoderFrames.ERROR + e.getMessage());
            return 2;
        } catch (IOException e) {
            // The message of some of these is only a file's name.
            err.println(EncoderFrames.ERROR + e);
            return 1;
        } catch (RuntimeException e) {
            err.println(EncoderFrames.ERROR + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return 1;
        } catch (OutOfMemoryError e) {
            err.println(EncoderFrames.ERROR + "the encoder needs more memory than its "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB: " + e.getMessage());
            return 1;
        }
    }
}
