package dev.eddy.training.deep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.training.process.ProgressLine;
import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The program in {@code eddy-train.jar}. Each line of its standard input is the path of a {@link TrainingFolder}, into which it
 * also writes the result. It prints its progress as {@link ProgressLine}s, and {@link TrainingFolder#TRAINED} after each
 * training. It exits with 2 for wrong input, with 1 when a training is not possible for another reason, and with 0 at the end of
 * its input.
 *
 * <p>With more than one thread, the environment variable {@code OMP_WAIT_POLICY} should be {@code PASSIVE}: PyTorch's threads
 * wait actively otherwise, and are several times slower on a machine that has other work.
 */
public final class DeepTraining {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private DeepTraining() {}

    public static void main(String[] args) {
        endWithWaitingProcess();
        System.exit(run(System.in, System.out, System.err));
    }

    /** Trains, and returns the exit code. */
    static int run(InputStream in, PrintStream out, PrintStream err) {
        try (var folders = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String folder = folders.readLine(); folder != null; folder = folders.readLine()) {
                train(new TrainingFolder(Path.of(folder)), printing(out));
                out.println(TrainingFolder.TRAINED);
            }
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

    private static void train(TrainingFolder folder, TrainingProgress progress) throws IOException {
        String training = folder.training();
        switch (training) {
            case TowerOptions.TRAINING ->
                new TorchTrainer()
                        .train(
                                TowerCorpus.read(folder.corpusFolder()),
                                folder.options(TowerOptions.class),
                                folder.stateFolder(),
                                progress)
                        .write(folder.resultFolder());
            case TitleOptions.TRAINING ->
                new TorchTitleTrainer()
                        .train(
                                TitleCorpus.read(folder.corpusFolder()),
                                folder.options(TitleOptions.class),
                                folder.stateFolder(),
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
