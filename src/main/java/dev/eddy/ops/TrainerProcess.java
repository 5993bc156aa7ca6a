package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.training.process.ProgressLine;
import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleTrainer;
import dev.eddy.training.title.TrainedTitles;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TowerTrainer;
import dev.eddy.training.tower.TrainedTower;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains models in a JVM of its own, since PyTorch's native code may end the process that it runs in. A training that
 * crashes is tried once more, from its last checkpoint.
 */
public final class TrainerProcess implements TowerTrainer, TitleTrainer {
    private static final String PURPOSE = "trainer";
    private static final int WRONG_INPUT = 2;

    private final JavaProgram program;
    private final Consumer<String> notices;

    private TrainerProcess(JavaProgram program, Consumer<String> notices) {
        this.program = program;
        this.notices = notices;
    }

    /** Uses the trainer's jar in the folder of the running jar. One that is missing is a {@link BadInputException}. */
    public static TrainerProcess besideThisJar() {
        return new TrainerProcess(JavaProgram.besideThisJar("train", PURPOSE), System.err::println);
    }

    /** Uses a trainer's jar. One that is missing is a {@link BadInputException}. */
    public static TrainerProcess ofJar(Path jar) {
        return new TrainerProcess(JavaProgram.ofJar(jar, "train", PURPOSE), System.err::println);
    }

    /** Uses a main class on a class path, which takes the arguments of the jar's. */
    public static TrainerProcess ofClassPath(String classPath, String mainClass) {
        return new TrainerProcess(JavaProgram.ofClassPath(classPath, mainClass), System.err::println);
    }

    /** The same with more flags of the JVM, such as {@code -Xmx4g}. */
    public TrainerProcess with(String... flags) {
        return new TrainerProcess(program.with(flags), notices);
    }

    /** The same with another receiver of what the process writes to its standard error, and of a crash. */
    public TrainerProcess telling(Consumer<String> receiver) {
        return new TrainerProcess(program, receiver);
    }

    /**
     * {@inheritDoc}
     *
     * @throws BadInputException when the process finds the input wrong
     * @throws IllegalStateException when the training is not possible, or has crashed twice
     */
    @Override
    public TrainedTower train(TowerCorpus corpus, TowerOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException {
        return inFolder(folder -> {
            folder.write(TowerOptions.TRAINING, options);
            corpus.write(folder.corpusFolder());
            runTwice(folder, stateFolder, options.threads(), progress);
            return TrainedTower.read(folder.resultFolder());
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws BadInputException when the process finds the input wrong
     * @throws IllegalStateException when the training is not possible, or has crashed twice
     */
    @Override
    public TrainedTitles train(TitleCorpus corpus, TitleOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException {
        return inFolder(folder -> {
            folder.write(TitleOptions.TRAINING, options);
            corpus.write(folder.corpusFolder());
            runTwice(folder, stateFolder, options.threads(), progress);
            return TrainedTitles.read(folder.resultFolder());
        });
    }

    /** A training in its folder. */
    @FunctionalInterface
    private interface Training<T> {
        T in(TrainingFolder folder) throws IOException;
    }

    private static <T> T inFolder(Training<T> training) throws IOException {
        try (TempFolder temp = TempFolder.create("eddy-train")) {
            ShutdownHook atExit = ShutdownHook.register("training-folder", temp::close);
            try {
                return training.in(new TrainingFolder(temp.path()));
            } finally {
                atExit.cancel();
            }
        }
    }

    /** @param stateFolder null for one in the training's folder */
    private void runTwice(TrainingFolder folder, Path stateFolder, int threads, TrainingProgress progress)
            throws IOException {
        Path state = stateFolder == null ? folder.stateFolder() : stateFolder;
        Exit exit = run(folder, state, threads, progress);
        if (exit.isCrash()) {
            notices.accept("the training crashed (" + exit + "), and is tried once more from its last checkpoint");
            exit = run(folder, state, threads, progress);
        }
        BadInputException.require(exit.code != WRONG_INPUT, exit.lastError);
        if (exit.isCrash()) {
            throw new IllegalStateException("the training crashed twice (" + exit + ")");
        }
        if (exit.code != 0) {
            throw new IllegalStateException("the training failed: " + exit.lastError);
        }
    }

    /** How a process ended. */
    private record Exit(int code, String lastError) {
        boolean isCrash() {
            return code < 0 || code > WRONG_INPUT;
        }

        @Override
        public String toString() {
            return "exit code " + code + (lastError.isEmpty() ? "" : ": " + lastError);
        }
    }

    private Exit run(TrainingFolder folder, Path state, int threads, TrainingProgress progress) throws IOException {
        Process process = start(folder, state, threads);
        ShutdownHook atExit = ShutdownHook.register("trainer", process::destroyForcibly);
        try {
            ErrorLines errors = ErrorLines.read(process, "trainer", notices);
            readProgress(process.getInputStream(), progress);
            int code = process.waitFor();
            return new Exit(code, errors.awaitLast());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", e);
        } finally {
            process.destroyForcibly();
            atExit.cancel();
        }
    }

    private Process start(TrainingFolder folder, Path state, int threads) throws IOException {
        // It ends with this process, also when this one is killed.
        String waiting = "-D" + TrainingFolder.WAITING_PROCESS + "="
                + ProcessHandle.current().pid();
        ProcessBuilder builder = program.with(waiting)
                .command(
                        List.of(folder.path().toString(), state.toAbsolutePath().toString()));
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        // Threads that wait must not take the processor from those of other processes.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return builder.start();
    }

    private void readProgress(InputStream output, TrainingProgress progress) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(output, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ProgressLine step = ProgressLine.parse(line);
                if (step != null) {
                    progress.trained(step.step(), step.steps(), step.loss());
                } else {
                    notices.accept(line);
                }
            }
        }
    }
}
