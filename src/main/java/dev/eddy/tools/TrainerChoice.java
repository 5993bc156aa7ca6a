package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.TrainerProcess;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The program that trains models with PyTorch. */
final class TrainerChoice {
    @Option(
            names = "--trainer",
            paramLabel = "FILE",
            description = "eddy-train.jar, which trains with PyTorch (default: the one beside this jar).")
    private Path jar;

    @Option(
            names = "--trainer-heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "Heap of the trainer, as in -Xmx. A million items of 64 dimensions take 1.5 GB.")
    private String heap;

    /** @throws BadInputException when the program is missing */
    TrainerProcess process() {
        BadInputException.require(heap.matches("\\d+[kmgKMG]?"), "--trainer-heap " + heap + ": a size such as 2g");
        TrainerProcess process = jar == null ? TrainerProcess.besideThisJar() : TrainerProcess.ofJar(jar);
        return process.with("-Xmx" + heap);
    }
}
