package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.TrainerProcess;
import dev.eddy.training.tower.TowerOptions;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The program that trains two-tower models, and the kind of user tower. */
final class TrainerChoice {
    private enum UserTowerKind {
        MLP,
        GRU;

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--user-tower",
            paramLabel = "mlp|gru",
            defaultValue = "mlp",
            description = "mlp: two layers over the last clicks. gru: a recurrent network, for clicks that follow each"
                    + " other; ten times the time in the job.")
    private UserTowerKind userTower;

    @Option(
            names = "--trainer",
            paramLabel = "FILE",
            description = "eddy-train.jar, which trains two towers (default: the one beside this jar).")
    private Path jar;

    @Option(
            names = "--trainer-heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "Heap of the trainer, as in -Xmx. A million items of 64 dimensions take 1.5 GB.")
    private String heap;

    /** Options of a training. */
    TowerOptions options(int dimension, int threads, long seed) {
        TowerOptions options = TowerOptions.ofItems(dimension, threads, seed);
        return userTower == UserTowerKind.GRU ? options.recurrent() : options;
    }

    /** @throws BadInputException when the program is missing */
    TrainerProcess process() {
        BadInputException.require(heap.matches("\\d+[kmgKMG]?"), "--trainer-heap " + heap + ": a size such as 2g");
        TrainerProcess process = jar == null ? TrainerProcess.besideThisJar() : TrainerProcess.ofJar(jar);
        return process.with("-Xmx" + heap);
    }
}
