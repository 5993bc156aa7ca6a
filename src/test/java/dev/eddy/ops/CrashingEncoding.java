package dev.eddy.ops;

import dev.eddy.text.EncoderFrames;
import dev.eddy.text.HashingEncoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of an encoder, with crashes. The second argument is a folder to work in. {@code -Dtest.crash=once} ends the first
 * process at its second batch; {@code always} ends each at the text "crash"; {@code start} ends each at once; {@code wrong}
 * refuses the model.
 */
final class CrashingEncoding {
    /** Exit code of a process that wrote to memory that it does not have. */
    private static final int CRASH = 139;

    private CrashingEncoding() {}

    public static void main(String[] args) throws IOException {
        String crash = System.getProperty("test.crash", "");
        if (crash.equals("start")) {
            Runtime.getRuntime().halt(CRASH);
        }
        if (crash.equals("wrong")) {
            System.err.println(EncoderFrames.ERROR + "the model is wrong");
            Runtime.getRuntime().halt(2);
        }
        Path mark = Path.of(args[1], "crashed");
        var in = new DataInputStream(System.in);
        var out = new DataOutputStream(System.out);
        try (var encoder = new HashingEncoder()) {
            EncoderFrames.writeHello(new EncoderFrames.Hello(encoder.dimension(), HashingEncoder.MODEL), out);
            int batches = 0;
            for (List<String> texts = EncoderFrames.readTexts(in); texts != null; texts = EncoderFrames.readTexts(in)) {
                boolean isFirstCrash = crash.equals("once") && batches == 1 && !Files.exists(mark);
                if (isFirstCrash) {
                    Files.createFile(mark);
                }
                if (isFirstCrash || (texts.contains("crash") && crash.equals("always"))) {
                    Runtime.getRuntime().halt(CRASH);
                }
                EncoderFrames.writeVectors(encoder.encode(texts), out);
                batches++;
            }
        }
    }
}
