package dev.eddy.training.deep;

import ai.djl.engine.Engine;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TowerTrainer;
import dev.eddy.training.tower.TrainedTower;
import dev.eddy.vector.SplitMix64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Trains in this process. A new model takes epochs of as many draws as there are examples. The epoch with the least loss over the
 * validation examples is kept: the training ends when an epoch does not lower it. A training that goes on from a model takes
 * one epoch, of ten draws for each new example.
 */
public final class TorchTrainer implements TowerTrainer {
    private static final int VALIDATION_SEED = 1;
    private static final long DRAWS_PER_NEW_EXAMPLE = 10;

    /**
     * {@inheritDoc}
     *
     * <p>A second attempt at the same training does the epochs that the first has not done, and has the same result as a
     * training that was not interrupted.
     *
     * @throws IllegalStateException when PyTorch cannot be loaded on this system
     */
    @Override
    public TrainedTower train(TowerCorpus corpus, TowerOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException {
        if (stateFolder != null) {
            return trainFrom(new Checkpoint(stateFolder), corpus, options, progress);
        }
        Path temporary = Files.createTempDirectory("eddy-state");
        try {
            return trainFrom(new Checkpoint(temporary), corpus, options, progress);
        } finally {
            Checkpoint.deleteFolder(temporary);
        }
    }

    private static TrainedTower trainFrom(
            Checkpoint checkpoint, TowerCorpus corpus, TowerOptions options, TrainingProgress progress)
            throws IOException {
        Examples training = Examples.forTraining(corpus);
        if (training.size() == 0) {
            throw new IllegalArgumentException("the corpus has no examples: no user clicked two of its "
                    + corpus.items().size() + " items in " + corpus.size() + " clicks");
        }
        var model = new TowerModel(corpus, options);
        Checkpoint.Head head = checkpoint.head();
        if (head != null) {
            checkpoint.restore(model);
        }
        String name = name(corpus, options);
        boolean isSecondAttempt = head != null && head.training().equals(name);
        Engine engine = TorchRuntime.load(options.threads());
        try (var step = new TrainingStep(model, engine)) {
            int before = head == null ? 0 : isSecondAttempt ? head.examplesBefore() : head.examples();
            var run = new Run(model, training, before, step, engine, progress);
            EpochReport report = run.epochs(checkpoint, name, isSecondAttempt ? head.report() : EpochReport.NONE);
            return model.trained(report);
        }
    }

    /** Differs between trainings, and is equal for two attempts at one. */
    private static String name(TowerCorpus corpus, TowerOptions options) {
        long hash = options.toString().hashCode();
        for (int user = 0; user < corpus.users(); user++) {
            hash = SplitMix64.mix(hash + corpus.userHash(user));
        }
        for (int place = 0; place < corpus.size(); place++) {
            hash = SplitMix64.mix(hash + corpus.atMillis(place) * 31 + corpus.item(place));
        }
        hash = SplitMix64.mix(hash + corpus.items().hashCode());
        return Long.toHexString(SplitMix64.mix(hash + corpus.words().hashCode()));
    }

    /** Seed of an epoch. It differs between trainings that go on from each other: else each would draw the same again. */
    static long seed(long seed, long stepsBefore) {
        return SplitMix64.mix(SplitMix64.mix(seed) + stepsBefore);
    }

    private static final class Run {
        private final TowerModel model;
        private final TowerOptions options;
        private final Examples training;
        private final Examples validation;
        private final TrainingStep step;
        private final Engine engine;
        private final TrainingProgress progress;
        private final BatchFiller filler;
        private final Batch batch;
        private final Draws draws;
        private final int[] validationByTime;
        private final int examplesBefore;
        private final int mostEpochs;
        /** Examples of a batch. */
        private final int size;
        /** Batches of an epoch. */
        private final int steps;

        Run(
                TowerModel model,
                Examples training,
                int examplesBefore,
                TrainingStep step,
                Engine engine,
                TrainingProgress progress) {
            this.model = model;
            this.options = model.options();
            this.training = training;
            this.validation = Examples.forValidation(model.corpus());
            this.step = step;
            this.engine = engine;
            this.progress = progress;
            this.filler = new BatchFiller(model.corpus(), options.clicks());
            this.size = Math.min(options.batch(), training.size());
            this.batch = new Batch(
                    Math.min(options.batch(), Math.max(size, validation.size())),
                    options.clicks(),
                    options.negatives(),
                    model.corpus().items().size());
            this.draws = new Draws(model.corpus(), training, size);
            this.validationByTime = Draws.byTime(model.corpus(), validation);
            this.examplesBefore = examplesBefore;
            this.mostEpochs = examplesBefore == 0 ? options.mostEpochs() : 1;
            long ofNew = DRAWS_PER_NEW_EXAMPLE * Math.max(0, training.size() - examplesBefore);
            long drawn = examplesBefore == 0
                    ? training.size()
                    : Math.min(ofNew, (long) options.mostEpochs() * training.size());
            this.steps = (int) Math.max(1, (drawn + size - 1) / size);
        }

        /** Trains the epochs after those of the report. */
        EpochReport epochs(Checkpoint checkpoint, String name, EpochReport before) throws IOException {
            EpochReport report = before;
            while (!report.stoppedEarly() && report.epochs() < mostEpochs) {
                double trainLoss = train(report.epochs());
                report = report.with(steps, trainLoss, validationLoss());
                if (report.stoppedEarly()) {
                    checkpoint.restore(model);
                    checkpoint.write(report);
                } else {
                    checkpoint.write(model, name, report, training.size(), examplesBefore);
                }
            }
            return report;
        }

        /** Returns the mean loss of a drawn example. */
        private double train(int epoch) {
            long seed = seed(options.seed(), model.steps());
            draws.start(seed);
            var random = new SplitMix64(seed);
            engine.setRandomSeed((int) SplitMix64.mix(seed));
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                filler.fill(batch, training, draws.batch(i), random);
                double loss = step.train(batch);
                if (!Double.isFinite(loss)) {
                    throw new IllegalArgumentException(
                            "the loss is " + loss + " after " + i + " steps: lower the learning rates");
                }
                sum += loss;
                progress.trained((long) epoch * steps + i + 1, (long) mostEpochs * steps, loss);
            }
            return sum / steps;
        }

        /** The mean loss of a validation example; NaN without any. */
        private double validationLoss() {
            var random = new SplitMix64(VALIDATION_SEED);
            double sum = 0;
            for (int from = 0; from < validation.size(); from += options.batch()) {
                int to = Math.min(from + options.batch(), validation.size());
                filler.fill(batch, validation, Arrays.copyOfRange(validationByTime, from, to), random);
                sum += step.loss(batch) * (to - from);
            }
            return sum / validation.size();
        }
    }
}
