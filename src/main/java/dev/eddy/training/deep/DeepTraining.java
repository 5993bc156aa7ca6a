package dev.eddy.training.deep;

import dev.eddy.training.process.ProgressLine;
import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The program in {@code eddy-train.jar}. Its arguments are a {@link TrainingFolder}, in which it also writes the result, and
 * the folder for the state unless that is in the former. It prints its progress as {@link ProgressLine}s. It exits with 2 for
 * wrong input, and with 1 when the training is not possible for another reason.
 *
 * <p>With more than one thread, the environment variable {@code OMP_WAIT_POLICY} should be {@code PASSIVE}: PyTorch's threads
 * wait actively otherwise, and are several times slower on a machine that has other work.
 */
public final class DeepTraining {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private DeepTraining() {}

    public static void main(String[] args) {
        endWithWaitingProcess();
        System.exit(run(args, System.out, System.err));
    }

    /** Trains, and returns the exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length < 1 || args.length > 2) {
            err.println("usage: java -jar eddy-train.jar train FOLDER [STATE-FOLDER]");
            return 2;
        }
        var folder = new TrainingFolder(Path.of(args[0]));
        Path state = args.length == 2 ? Path.of(args[1]) : folder.stateFolder();
        try {
            train(folder, state, printing(out));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            // The message of some of these is only a file's name.
            err.println(e);
            return 1;
        } catch (RuntimeException e) {
            err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
        } catch (OutOfMemoryError e) {
            err.println("the training needs more memory than its "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB: " + e.getMessage());
            return 1;
        }
    }

    private static void train(TrainingFolder folder, Path state, TrainingProgress progress) throws IOException {
        String training = folder.training();
        switch (training) {
            case TowerOptions.TRAINING ->
                new TorchTrainer()
                        .train(
                                TowerCorpus.read(folder.corpusFolder()),
                                folder.options(TowerOptions.class),
                                state,
                                progress)
                        .write(folder.resultFolder());
            case TitleOptions.TRAINING ->
                new TorchTitleTrainer()
                        .train(
                                TitleCorpus.read(folder.corpusFolder()),
                                folder.options(TitleOptions.class),
                                state,
                                progress)
                        .write(folder.resultFolder());
            default ->
                throw new IllegalArgumentException(
                        folder.path() + " is for a training of " + training + ", which this program does not know");
        }
    }

    private static TrainingProgress printing(PrintStream out) {
        return new TrainingProgress() {
            private long printedAtNanos = System.nanoTime() - BETWEEN_LINES.toNanos();

            @Override
            public void trained(long step, long steps, double loss) {
                long now = System.nanoTime();
                if (now - printedAtNanos >= BETWEEN_LINES.toNanos() || step == steps) {
                    printedAtNanos = now;
                    out.println(new ProgressLine(step, steps, loss).text());
                }
            }
        };
    }

    private static void endWithWaitingProcess() {
        String waiting = System.getProperty(TrainingFolder.WAITING_PROCESS);
        if (waiting != null) {
            ProcessHandle.of(Long.parseLong(waiting))
                    .ifPresentOrElse(
                            handle -> handle.onExit()
                                    .thenRun(() -> Runtime.getRuntime().halt(1)),
                            () -> Runtime.getRuntime().halt(1));
        }
    }
}
