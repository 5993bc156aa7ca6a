package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.thread.ShutdownHook;
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
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains models in a JVM of its own, since PyTorch's native code may end the process that it runs in. The JVM starts with the
 * first training, and stays for others until this is closed. It does one training at a time. A training that crashes is tried
 * once more, from its last checkpoint.
 */
public final class TrainerProcess implements TowerTrainer, TitleTrainer, AutoCloseable {
    private static final String PURPOSE = "trainer";

    private final JavaProgram program;
    private final Consumer<String> notices;
    /** Null before the first training, and after a process has ended. */
    private Running running;

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
            folder.write(TowerOptions.TRAINING, options, stateFolder);
            corpus.write(folder.corpusFolder());
            runTwice(folder, options.threads(), progress);
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
            folder.write(TitleOptions.TRAINING, options, stateFolder);
            corpus.write(folder.corpusFolder());
            runTwice(folder, options.threads(), progress);
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

    private synchronized void runTwice(TrainingFolder folder, int threads, TrainingProgress progress)
            throws IOException {
        ChildProcess.End end = run(folder, threads, progress);
        if (end != null) {
            requireCrash(end);
            notices.accept("the training crashed (" + end + "), and is tried once more from its last checkpoint");
            end = run(folder, threads, progress);
        }
        if (end != null) {
            requireCrash(end);
            throw new IllegalStateException("the training crashed twice (" + end + ")");
        }
    }

    private static void requireCrash(ChildProcess.End end) {
        BadInputException.require(!end.isWrongInput(), end.lastError());
        if (end.isFailure()) {
            throw new IllegalStateException("the training failed: " + end.lastError());
        }
        if (end.isInterrupted()) {
            throw new IllegalStateException("the training ended with this process");
        }
    }

    /** Runs a training. Returns null when it is done, else how the process ended. */
    private ChildProcess.End run(TrainingFolder folder, int threads, TrainingProgress progress) throws IOException {
        if (running != null && running.threads != threads) {
            close();
        }
        if (running == null) {
            running = Running.of(new ChildProcess(program(threads), "trainer", notices), threads);
        }
        if (running.trains(folder, progress, notices)) {
            return null;
        }
        ChildProcess ended = running.process;
        running = null;
        return ended.await();
    }

    private ProcessBuilder program(int threads) {
        // It ends with this process, also when this one is killed.
        String waiting = "-D" + TrainingFolder.WAITING_PROCESS + "="
                + ProcessHandle.current().pid();
        ProcessBuilder builder = program.with(waiting).command(List.of());
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        // Threads that wait must not take the processor from those of other processes.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return builder;
    }

    @Override
    public void close() {
        if (running != null) {
            running.process.close();
            running = null;
        }
    }

    private record Running(ChildProcess process, int threads, BufferedReader out, PrintStream in) {
        static Running of(ChildProcess process, int threads) {
            return new Running(
                    process,
                    threads,
                    new BufferedReader(new InputStreamReader(process.output(), UTF_8)),
                    new PrintStream(process.input(), true, UTF_8));
        }

        /** Runs a training. False when the process ended before it was done. */
        boolean trains(TrainingFolder folder, TrainingProgress progress, Consumer<String> notices) throws IOException {
            in.println(folder.path().toAbsolutePath());
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(TrainingFolder.TRAINED)) {
                    return true;
                }
                ProgressLine step = ProgressLine.parse(line);
                if (step != null) {
                    progress.trained(step.step(), step.steps(), step.loss());
                } else {
                    notices.accept(line);
                }
            }
            return false;
        }
    }
}
