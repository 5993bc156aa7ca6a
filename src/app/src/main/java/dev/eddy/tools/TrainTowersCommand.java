package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TowerTrainer;
import dev.eddy.training.tower.TrainedTower;
import dev.eddy.trial.HitRates;
import dev.eddy.trial.SpaceTrial;
import dev.eddy.trial.SpaceVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "towers",
        description = "Train a two-tower model (DSSM): vectors of items, and the network that makes a user's vector of"
                + " the last clicks.",
        footer = {
            "",
            "PyTorch trains, in a program of its own: eddy-train.jar. First tries a model that",
            "was trained on the clicks before the recent ones: lists on the recent events with",
            "it, and without. Then trains on all clicks. Exit codes: 0 done, 1 failed, 2 bad",
            "usage or input, 3 refused. After 2 and 3 nothing was written and published; after",
            "1, see 'spaces list'."
        })
final class TrainTowersCommand extends OperatingCommand {
    private static final long SEED = 1;

    @ArgGroup(multiplicity = "1")
    private ClickSource source;

    @Mixin
    private LayoutChoice layout;

    @Mixin
    private VectorTarget target;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Go on from the model in this folder, if it has one, and keep the new one there. A nightly"
                    + " training with it takes minutes, and the space turns little.")
    private Path stateFolder;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most passes over the clicks; fewer when the loss on clicks that are left out stops falling.")
    private int epochs;

    @Mixin
    private final TrainerChoice trainer = new TrainerChoice();

    @Mixin
    private TowerChoice tower;

    @Mixin
    private ThreadChoice threads;

    @Mixin
    private VectorTrialChoice trialChoice;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws IOException {
        try (trainer) {
            return trainAndPublish();
        }
    }

    private int trainAndPublish() throws IOException {
        JobOptions options = options();
        json.requireWritable();
        BadInputException.require(!source.isWithoutClicks(), "--items goes with --events, the clicks to train on");
        BadInputException.require(epochs >= 1, "--epochs must be at least 1: " + epochs);
        target.check(false);
        trialChoice.check();
        source.translate(layout, options, err());
        TowerTrainer process = trainer.open(err()::println);
        VectorSpace space = target.space("towers", VectorSpace.Kind.TOWER, 2, false, options);
        RecordedItems items =
                source.items(options.kafka(), options.recall().catalog().dimension());
        List<Behaviour> recent = trialChoice.isOff() ? List.of() : trialChoice.events(source, options);
        long cutMillis = recent.isEmpty() ? Long.MIN_VALUE : SpaceTrial.cutMillis(recent);
        TowerCorpus.Builder all = items.towerCorpus();
        TowerCorpus.Builder beforeTheTrial = items.towerCorpus();
        ClickSource.Clicks clicks = (userId, itemId, atMillis) -> {
            all.click(userId, itemId, atMillis);
            if (atMillis < cutMillis) {
                beforeTheTrial.click(userId, itemId, atMillis);
            }
        };
        source.forEachClick(options.recall().interest().weights(), target.patience(), clicks, out(), err());
        Map<String, Object> report = new LinkedHashMap<>();
        if (!trialChoice.isOff()) {
            // Not from the model of before, which knows the clicks that are scored.
            HitRates rates = trialChoice.compare(
                    recent,
                    items,
                    space,
                    () -> SpaceVectors.of(space, train("train for the trial", process, space, beforeTheTrial, null)),
                    options);
            print(
                    "hit rate on %,d recent clicks: %.4f without the towers, %.4f with towers of the clicks before",
                    rates.scored(), rates.before(), rates.after());
            if (trialChoice.refuses(rates, report, this)) {
                json.write(report);
                return REFUSED;
            }
        }
        TrainedTower trained = train("train", process, space, all, stateFolder);
        report.put("training", trained.report());
        print(
                "%,d items with a vector, of the catalogue's %,d; %d epochs on %,d clicks, loss %.3f, on clicks left out %.3f",
                trained.items().size(),
                items.size(),
                trained.report().epochs(),
                all.size(),
                trained.report().trainLosses().get(trained.report().epochs() - 1),
                trained.report().validationLoss());
        target.take(
                version -> ItemVectorFile.records(space, version, trained), trained.tower(), false, space.name(), this);
        json.write(report);
        return DONE;
    }

    private TrainedTower train(
            String step, TowerTrainer process, VectorSpace space, TowerCorpus.Builder clicks, Path state) {
        TowerOptions options =
                tower.options(space.dimension(), threads.count(), SEED).withMostEpochs(epochs);
        // Of the most steps, which most trainings do not need.
        try (Progress progress = Progress.of(step, (long) epochs * Math.max(1, clicks.size()))) {
            return process.train(
                    clicks.build(),
                    options,
                    state,
                    (done, planned, loss) -> progress.to(done * epochs * clicks.size() / planned));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
