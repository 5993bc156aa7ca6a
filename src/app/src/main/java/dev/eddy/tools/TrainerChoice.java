package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.TrainerProcess;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The program that trains models with PyTorch. */
final class TrainerChoice implements AutoCloseable {
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

    private TrainerProcess opened;

    /**
     * The program, one for all trainings, until this is closed.
     *
     * @param notices gets what the program writes to its standard error
     * @throws BadInputException when the program is missing
     */
    TrainerProcess open(Consumer<String> notices) {
        if (opened != null) {
            return opened;
        }
        BadInputException.require(heap.matches("\\d+[kmgKMG]?"), "--trainer-heap " + heap + ": a size such as 2g");
        TrainerProcess process = jar == null ? TrainerProcess.besideThisJar() : TrainerProcess.ofJar(jar);
        opened = process.with("-Xmx" + heap).telling(notices);
        return opened;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
