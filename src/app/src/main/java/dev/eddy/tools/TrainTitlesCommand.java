package dev.eddy.tools;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.ClassedTitles;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.text.TitleEncoder;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.title.NeighbourPrecision;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleTrainer;
import dev.eddy.training.title.TrainedTitles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "titles",
        description =
                "Train an encoder of titles (title2vec): a network that makes a vector of a title, in any language.",
        footer = {
            "",
            "It learns that two titles belong together from users who click them after each",
            "other, or from classes. PyTorch trains, in a program of its own: eddy-train.jar.",
            "With --classes the items are those of --items, or else of the topic items. Exit",
            "codes: 0 done, 1 failed, 2 bad usage or input. After 2 nothing was written and",
            "published; after 1, see 'spaces list'."
        })
final class TrainTitlesCommand extends OperatingCommand {
    private static final long SEED = 1;
    private static final int NEIGHBOURS = 10;

    @ArgGroup
    private ClickSource source;

    @Mixin
    private LayoutChoice layout;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "Learn from classes instead of clicks: a title, a tab and a class a line, plain or gzipped.")
    private Path classesFile;

    @Option(names = "--model", paramLabel = "FILE", description = "Write the encoder, as safetensors.")
    private Path modelFile;

    @Option(
            names = "--score",
            paramLabel = "FILE",
            description =
                    "Unseen titles with classes, as for --classes: print the share of the ten nearest other titles"
                            + " that have the class of a title.")
    private Path scoreFile;

    @Mixin
    private VectorTarget target;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Most passes over titles or pairs, of 500,000 each at most; fewer when the loss on titles held out stops falling.")
    private int epochs;

    @Mixin
    private final TrainerChoice trainer = new TrainerChoice();

    @Mixin
    private ThreadChoice threads;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws IOException {
        try (trainer) {
            return trainAndPublish();
        }
    }

    private int trainAndPublish() throws IOException {
        check();
        JobOptions options = options();
        if (source != null) {
            source.translate(layout, options, err());
        }
        TitleTrainer process = trainer.open(err()::println);
        VectorSpace space = target.space("title", VectorSpace.Kind.CONTENT, 2, false, options);
        ClassedTitles scored = scoreFile == null ? null : ClassedTitles.load(scoreFile);
        BadInputException.require(
                scored == null || scored.size() > NEIGHBOURS,
                "--score " + scoreFile + ": holds too few titles to have " + NEIGHBOURS + " neighbours each");
        TitleCorpus corpus = classesFile == null ? ofClicks(options) : ofClasses();
        TrainedTitles trained = train(process, space, corpus);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("training", trained.report());
        print(trained.report());
        if (modelFile != null) {
            Files.write(modelFile, trained.encoder());
            print("written to %s", modelFile);
        }
        TitleEncoder encoder = TitleEncoder.read(trained.encoder());
        if (scored != null) {
            double precision = NeighbourPrecision.of(encoder.encode(scored.titles()), scored.classes(), NEIGHBOURS);
            report.put("precision_at_10", precision);
            print(
                    "precision@%d on %,d unseen titles: %.4f of their nearest others have the same class",
                    NEIGHBOURS, scored.size(), precision);
        }
        if (target.isGiven()) {
            Map<String, float[]> vectors = vectors(items(options), encoder);
            report.put("items", vectors.size());
            target.take(version -> ItemVectorFile.records(space, version, vectors), false, space.name(), this);
        }
        json.write(report);
        return DONE;
    }

    private void check() {
        json.requireWritable();
        requireWritable("--model", modelFile);
        BadInputException.require(
                classesFile != null || source != null,
                "nothing to learn from: give --classes FILE, or clicks by --events and --items, --savepoint or --flink");
        BadInputException.require(
                classesFile == null || source == null || source.isWithoutClicks(),
                "--classes is instead of clicks: leave out --events, --savepoint and --flink");
        BadInputException.require(
                classesFile != null || !source.isWithoutClicks(), "--items goes with --events, the clicks to train on");
        BadInputException.require(epochs >= 1, "--epochs must be at least 1: " + epochs);
        BadInputException.require(
                target.isGiven() || modelFile != null || scoreFile != null,
                "nothing to do: give --model FILE, --score FILE, --out FILE or --publish");
        if (target.isGiven()) {
            target.check(false);
        }
    }

    private TitleCorpus ofClasses() {
        ClassedTitles classed = ClassedTitles.load(classesFile);
        TitleCorpus corpus = TitleCorpus.ofClasses(classed.titles(), classed.classes());
        print(
                "%,d titles of %,d classes",
                corpus.titles().size(), corpus.classNames().size());
        return corpus;
    }

    private TitleCorpus ofClicks(JobOptions options) {
        var corpus = new TitleCorpus.PairBuilder();
        items(options)
                .forEach(item -> corpus.item(item.itemId(), item.description().title()));
        source.forEachClick(
                options.recall().interest().weights(),
                target.patience(),
                (userId, itemId, atMillis) -> corpus.click(userId, itemId),
                out(),
                err());
        TitleCorpus built = corpus.build();
        print(
                "%,d titles, %,d pairs of them that a user clicked one after the other",
                built.titles().size(), built.pairs());
        return built;
    }

    private RecordedItems items(JobOptions options) {
        int dimension = options.recall().catalog().dimension();
        return source == null
                ? RecordedItems.read(options.kafka(), dimension)
                : source.items(options.kafka(), dimension);
    }

    private TrainedTitles train(TitleTrainer process, VectorSpace space, TitleCorpus corpus) throws IOException {
        TitleOptions options =
                TitleOptions.ofTitles(space.dimension(), threads.count(), SEED).withMostEpochs(epochs);
        int examples = corpus.hasClasses() ? corpus.titles().size() : corpus.pairs();
        long most = (long) epochs * Math.max(1, examples);
        try (Progress progress = Progress.of("train", most)) {
            return process.train(corpus, options, null, (done, planned, loss) -> progress.to(done * most / planned));
        }
    }

    private void print(EpochReport report) {
        double last = report.trainLosses().get(report.epochs() - 1);
        if (report.validationLosses().isEmpty()) {
            print("%d epochs, loss %.3f; too few titles to hold some out", report.epochs(), last);
        } else {
            print(
                    "%d epochs, loss %.3f, on titles held out %.3f%s",
                    report.epochs(),
                    last,
                    report.validationLoss(),
                    report.stoppedEarly() ? "; the last epoch was worse, and the one before was kept" : "");
        }
    }

    /** The vectors of the items with a title, by item id. */
    private Map<String, float[]> vectors(RecordedItems items, TitleEncoder encoder) {
        List<String> ids = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        items.forEach(item -> {
            if (item.description().title() != null) {
                ids.add(item.itemId());
                titles.add(item.description().title());
            }
        });
        List<float[]> encoded = encoder.encode(titles);
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (encoded.get(i) != null) {
                vectors.put(ids.get(i), encoded.get(i));
            }
        }
        BadInputException.require(
                !vectors.isEmpty(), "none of the %,d items has a title to make a vector of".formatted(items.size()));
        print("%,d items with a vector, of the catalogue's %,d", vectors.size(), items.size());
        return vectors;
    }
}
