package dev.eddy.training.document;

import dev.eddy.training.deep.DeepTraining;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The programs in {@code eddy-train.jar}: {@code train} for two-tower models, {@code encode} for texts. */
public final class EddyTrain {
    private EddyTrain() {}

    public static void main(String[] args) {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        String program = args.length == 0 ? "" : args[0];
        switch (program) {
            case "train" -> DeepTraining.main(args);
            case "encode" -> {
                PrintStream frames = System.out;
                // What libraries print must not come between the frames.
                System.setOut(System.err);
                System.exit(EncodingProgram.run(rest, System.in, frames, System.err));
            }
            default -> {
                System.err.println("usage: java -jar eddy-train.jar train|encode ...");
                System.exit(2);
            }
        }
    }
}
