package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.UserTower;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.tower.TasteWorld;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchTrainerTest {
    private static final int DIMENSION = 16;

    private final TowerOptions options = TowerOptions.ofItems(DIMENSION, 1, 7);

    @TempDir
    Path state;

    @BeforeAll
    static void pyTorchIsThere() {
        Engine unused = PyTorch.orSkip();
    }

    @Test
    void trainingLiftsTheNextItemFarAboveChance() throws IOException {
        TrainedTower trained = train(TasteWorld.corpus(), options);
        assertThat(trained.items()).hasSize(40);
        assertThat(trained.report().trainLosses().get(trained.report().epochs() - 1))
                .isLessThan(trained.report().trainLosses().get(0));
        // By chance it would be 20 of 40.
        assertThat(meanRankOfTheNextItem(trained)).isLessThan(8);
    }

    @Test
    void aRecurrentNetworkLearnsTheNextItemToo() throws IOException {
        assertThat(meanRankOfTheNextItem(train(TasteWorld.corpus(), options.recurrent())))
                .isLessThan(8);
    }

    @Test
    void attentionLearnsTheNextItemToo() throws IOException {
        assertThat(meanRankOfTheNextItem(train(TasteWorld.corpus(), options.attention())))
                .isLessThan(8);
    }

    @Test
    void vectorsHaveLengthOne() throws IOException {
        TrainedTower trained = train(TasteWorld.corpus(), options.withMostEpochs(1));
        for (int row = 0; row < trained.items().size(); row++) {
            assertThat(Vectors.dot(trained.inputs()[row], trained.inputs()[row]))
                    .isEqualTo(1, within(1e-6));
            assertThat(Vectors.dot(trained.vectors()[row], trained.vectors()[row]))
                    .isEqualTo(1, within(1e-6));
        }
    }

    @Test
    void anItemIsReadAndFoundByOneVector() throws IOException {
        TrainedTower trained = train(TasteWorld.corpus(), options.withMostEpochs(1));
        assertThat(trained.inputs()).isDeepEqualTo(trained.vectors());
    }

    @Test
    void aCheckpointOfAnEarlierVersionIsRefused() throws IOException {
        train(TasteWorld.corpus(), options.withMostEpochs(1));
        try (var files = Files.walk(state)) {
            for (Path vectors : files.filter(
                            each -> each.getFileName().toString().startsWith("items-"))
                    .toList()) {
                Files.move(vectors, vectors.resolveSibling("inputs-0.safetensors"));
            }
        }
        assertThatThrownBy(() -> train(TasteWorld.corpus(), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is of an earlier version: choose another folder, or delete this one");
    }

    @ParameterizedTest
    @ValueSource(strings = {TowerOptions.MLP, TowerOptions.GRU, TowerOptions.ATTENTION})
    void theWrittenTowerComputesWhatPyTorchDoes(String architecture) throws IOException {
        TowerCorpus corpus = TasteWorld.corpus();
        TowerOptions short2 = of(architecture).withMostEpochs(2);
        train(corpus, short2);
        var model = new TowerModel(corpus, short2);
        new Checkpoint(state).restore(model);
        Examples examples = Examples.forTraining(corpus);
        int[] chosen = new Draws(corpus, examples, 100).start(3).batch(0);
        var batch = new Batch(
                100, short2.clicks(), short2.negatives(), corpus.items().size());
        new BatchFiller(corpus, short2.clicks()).fill(batch, examples, chosen, new SplitMix64(3));
        UserTower tower = UserTower.read(model.network().tower());
        try (var step = new TrainingStep(model, PyTorch.orSkip())) {
            float[] users = step.users(batch);
            for (int i = 0; i < batch.size; i++) {
                float[] vector = tower.vector(before(corpus, model, examples, chosen[i]));
                for (int d = 0; d < DIMENSION; d++) {
                    assertThat(users[i * DIMENSION + d]).isEqualTo(vector[d], within(1e-4f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TowerOptions.MLP, TowerOptions.GRU, TowerOptions.ATTENTION})
    void equalSeedsMakeEqualBits(String architecture, @TempDir Path other) throws IOException {
        TowerOptions short2 = of(architecture).withMostEpochs(2);
        TrainedTower first = train(TasteWorld.corpus(), short2);
        TrainedTower second = new TorchTrainer().train(TasteWorld.corpus(), short2, other, TrainingProgress.NONE);
        assertThat(second.tower()).isEqualTo(first.tower());
        assertThat(second.vectors()).isDeepEqualTo(first.vectors());
    }

    @Test
    void theNextTrainingDrawsOtherExamples() throws IOException {
        train(TasteWorld.corpus(8), options.withMostEpochs(1));
        long afterFirst = new Checkpoint(state).head().steps();
        train(TasteWorld.corpus(), options.withMostEpochs(1));
        long afterSecond = new Checkpoint(state).head().steps();
        assertThat(TorchTrainer.seed(7, afterSecond)).isNotEqualTo(TorchTrainer.seed(7, afterFirst));
    }

    @Test
    void theNextTrainingKeepsTheAxes() throws IOException {
        TrainedTower first = train(TasteWorld.corpus(8), options);
        TrainedTower second = train(TasteWorld.corpus(), options.withMostEpochs(1));
        assertThat(second.items()).containsAll(first.items()).hasSize(40);
        double cosines = 0;
        for (int row = 0; row < first.items().size(); row++) {
            int now = second.items().indexOf(first.items().get(row));
            cosines += Vectors.dot(first.vectors()[row], second.vectors()[now]);
        }
        assertThat(cosines / first.items().size()).isGreaterThan(.9);
    }

    @Test
    void anUnclickedItemGetsAVectorByItsWords() throws IOException {
        var builder = new TowerCorpus.Builder()
                .item("a", List.of("tag:jazz"))
                .item("b", List.of("tag:jazz"))
                .item("akin", List.of("tag:jazz", "tag:unheard"))
                .item("alien", List.of("tag:unheard"))
                .item("bare", List.of());
        builder.click("user", "a", 0).click("user", "b", 1);
        TrainedTower trained = train(builder.build(), options.withMostEpochs(1));
        assertThat(trained.items()).containsExactly("a", "b", "akin");
    }

    @Test
    void aTrainingThatLearnsNoMoreEndsAndKeepsTheBestEpoch() throws IOException {
        TrainedTower trained = train(TasteWorld.corpus(), options.withMostEpochs(60));
        EpochReport report = trained.report();
        assertThat(report.stoppedEarly()).isTrue();
        int epochs = report.epochs();
        assertThat(report.validationLosses()).hasSize(epochs);
        assertThat(report.validationLosses().get(epochs - 1))
                .isGreaterThanOrEqualTo(report.validationLosses().get(epochs - 2));
        var model = new TowerModel(TasteWorld.corpus(), options);
        new Checkpoint(state).restore(model);
        assertThat(trained.tower()).isEqualTo(model.network().tower());
    }

    @Test
    void aCorpusWithoutExamplesIsRefused() {
        TowerCorpus corpus = new TowerCorpus.Builder()
                .item("a", List.of())
                .click("user", "a", 0)
                .build();
        assertThatThrownBy(() -> train(corpus, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no user clicked two of its 1 items in 1 clicks");
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() throws IOException {
        train(TasteWorld.corpus(), options.withMostEpochs(1));
        assertThatThrownBy(() -> train(TasteWorld.corpus(), TowerOptions.ofItems(8, 1, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dimension 16")
                .hasMessageContaining("dimension 8");
    }

    private TowerOptions of(String architecture) {
        return switch (architecture) {
            case TowerOptions.GRU -> options.recurrent();
            case TowerOptions.ATTENTION -> options.attention();
            default -> options;
        };
    }

    private TrainedTower train(TowerCorpus corpus, TowerOptions chosen) throws IOException {
        return new TorchTrainer().train(corpus, chosen, state, TrainingProgress.NONE);
    }

    private static ClickSequence before(TowerCorpus corpus, TowerModel model, Examples examples, int example) {
        int place = examples.place(example);
        int start = corpus.clickStart(corpus.user(place));
        List<float[]> inputs = new ArrayList<>();
        for (int at = place - 1; at >= start; at--) {
            inputs.add(model.items().unit(corpus.item(at)));
        }
        long[] millis = IntStream.range(0, inputs.size())
                .mapToLong(click -> corpus.atMillis(place - 1 - click))
                .toArray();
        return new ClickSequence(inputs, millis, inputs.size());
    }

    static double meanRankOfTheNextItem(TrainedTower trained) {
        UserTower tower = UserTower.read(trained.tower());
        double ranks = 0;
        for (int user = 0; user < TasteWorld.users(); user++) {
            List<String> clicks = new ArrayList<>(TasteWorld.clicks(user));
            String next = clicks.remove(clicks.size() - 1);
            List<float[]> inputs = IntStream.range(0, clicks.size())
                    .mapToObj(i -> clicks.get(clicks.size() - 1 - i))
                    .map(item -> trained.inputs()[trained.items().indexOf(item)])
                    .toList();
            long[] millis = IntStream.range(0, inputs.size())
                    .mapToLong(click -> TasteWorld.START + (inputs.size() - 1 - click) * 60_000L)
                    .toArray();
            float[] vector = tower.vector(new ClickSequence(inputs, millis, inputs.size()));
            double own = Vectors.dot(vector, trained.vectors()[trained.items().indexOf(next)]);
            ranks += 1
                    + IntStream.range(0, trained.items().size())
                            .filter(row -> !clicks.contains(trained.items().get(row)))
                            .filter(row -> Vectors.dot(vector, trained.vectors()[row]) > own)
                            .count();
        }
        return ranks / TasteWorld.users();
    }
}
