package dev.eddy.training.document;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/** The program's own encoder for tests. Tests are skipped where there is no native code for this system. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    static SentenceEncoder encoderOrSkip(EncoderFiles files) throws IOException {
        try {
            return new SentenceEncoder(files, 1);
        } catch (IllegalStateException e) {
            return abort(e.getMessage());
        }
    }
}
