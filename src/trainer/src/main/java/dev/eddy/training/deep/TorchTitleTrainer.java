package dev.eddy.training.deep;

import ai.djl.engine.Engine;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleTrainer;
import dev.eddy.training.title.TrainedTitles;
import dev.eddy.vector.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Trains encoders of titles in this process. The learning rates rise over the first twentieth of all steps, and then fall as a
 * cosine. The epoch with the least loss over the titles held out is kept: the training ends when an epoch does not lower it.
 */
public final class TorchTitleTrainer implements TitleTrainer {
    private static final double WARM_UP = .05;
    /** Of the full rates, so that the last steps move at all. */
    private static final double LAST_PACE = .01;

    /**
     * {@inheritDoc}
     *
     * <p>A second attempt has the same result as a training that was not interrupted.
     *
     * @throws IllegalStateException when PyTorch cannot be loaded on this system
     */
    @Override
    public TrainedTitles train(TitleCorpus corpus, TitleOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException {
        TitleExamples examples = TitleExamples.of(corpus);
        Engine engine = TorchRuntime.load(options.threads());
        var model = new TitleModel(corpus, options);
        var checkpoint = new TitleCheckpoint(stateFolder, options + " " + corpus.fingerprint());
        EpochReport report = checkpoint.begin(model);
        try (var step = new TitleStep(model, options, engine)) {
            var run = new Run(corpus, options, examples, step, engine, progress);
            while (!report.stoppedEarly() && report.epochs() < options.mostEpochs()) {
                double trainLoss = run.train(report.epochs());
                report = report.with(run.steps, trainLoss, run.validationLoss());
                checkpoint.keep(model, report);
            }
        }
        return new TrainedTitles(model.encoder(), report);
    }

    private static final class Run {
        private final TitleCorpus corpus;
        private final TitleOptions options;
        private final TitleExamples examples;
        private final TitleStep step;
        private final Engine engine;
        private final TrainingProgress progress;
        /** Examples of an epoch. */
        private final int drawn;
        /** Of an epoch. */
        final int steps;

        Run(
                TitleCorpus corpus,
                TitleOptions options,
                TitleExamples examples,
                TitleStep step,
                Engine engine,
                TrainingProgress progress) {
            this.corpus = corpus;
            this.options = options;
            this.examples = examples;
            this.step = step;
            this.engine = engine;
            this.progress = progress;
            this.drawn = Math.min(options.mostExamples(), examples.training().length);
            this.steps = batches(drawn);
        }

        private int batches(int size) {
            return (size + options.batch() - 1) / options.batch();
        }

        /** Returns the mean loss of a training example. */
        double train(int epoch) {
            long seed = SplitMix64.mix(options.seed()) + epoch;
            var random = new SplitMix64(seed);
            engine.setRandomSeed((int) SplitMix64.mix(seed));
            int[] all = examples.training();
            var order = new Shuffle(all.length, seed);
            long planned = (long) options.mostEpochs() * steps;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                long done = (long) epoch * steps + i + 1;
                int[] some = some(all, drawn, order, i, steps);
                double loss = step.train(TitleTargets.of(corpus, options, some), random, pace(done, planned));
                if (!Double.isFinite(loss)) {
                    throw new IllegalArgumentException(
                            "the loss is " + loss + " after " + done + " steps: lower the learning rates");
                }
                sum += loss * some.length;
                progress.trained(done, planned, loss);
            }
            return sum / drawn;
        }

        /** The first examples of an order are spread evenly, so that no batch is much smaller than the others. */
        private static int[] some(int[] all, int drawn, Shuffle order, int batch, int batches) {
            int from = (int) ((long) drawn * batch / batches);
            int to = (int) ((long) drawn * (batch + 1) / batches);
            int[] some = new int[to - from];
            for (int i = from; i < to; i++) {
                some[i - from] = all[order == null ? i : order.at(i)];
            }
            return some;
        }

        private static double pace(long done, long planned) {
            double rise = Math.min(1, done / (WARM_UP * planned));
            return rise * (LAST_PACE + (1 + StrictMath.cos(Math.PI * done / planned)) / 2);
        }

        /** The mean loss of a validation example; NaN without any. */
        double validationLoss() {
            int[] all = examples.validation();
            int batches = batches(all.length);
            double sum = 0;
            for (int i = 0; i < batches; i++) {
                int[] some = some(all, all.length, null, i, batches);
                sum += step.loss(TitleTargets.of(corpus, options, some)) * some.length;
            }
            return sum / all.length;
        }
    }
}
