package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.embedding.Corpus;
import dev.eddy.training.embedding.Embedding;
import dev.eddy.training.embedding.EmbeddingReport;
import dev.eddy.training.embedding.InnerProducts;
import dev.eddy.training.embedding.SkipGram;
import dev.eddy.training.embedding.SkipGramOptions;
import dev.eddy.trial.HitRates;
import dev.eddy.trial.SpaceTrial;
import dev.eddy.trial.SpaceVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the vectors of a space on who clicked what. The words of a user's sequence are the items, or what they share. */
abstract class TrainFromClicksCommand extends OperatingCommand {
    private static final long SEED = 1;

    @ArgGroup(multiplicity = "1")
    private ClickSource source;

    @Mixin
    private LayoutChoice layout;

    @Mixin
    private VectorTarget target;

    @Option(
            names = "--continue",
            paramLabel = "FILE",
            description = "Begin with the vectors that --out has written, so that they change little.")
    private Path previousFile;

    @Option(names = "--refresh", description = "Begin with the vectors in use, and publish: the nightly training.")
    private boolean isRefreshed;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Most items, authors or places to train; the most clicked are kept. A million of 64 dimensions take 0.6 GB.")
    private int maxItems;

    @Option(
            names = "--least-count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Items, authors or places with fewer clicks get no vector.")
    private int leastCount;

    @Mixin
    private ThreadChoice threads;

    @Mixin
    private VectorTrialChoice trialChoice;

    @Mixin
    private JsonReport json;

    /** Name of the space, unless another is given. */
    abstract String space();

    /** What the words are, in the plural. */
    abstract String words();

    /** The words of an item in sequences; none to leave it out. */
    abstract List<String> words(ItemRecord item);

    /** A word for people. */
    abstract String shown(String word, RecordedItems items);

    @Override
    public Integer call() throws IOException {
        JobOptions options = options();
        check();
        source.translate(layout, options, err());
        VectorSpace space = target.space(space(), VectorSpace.Kind.BEHAVIOUR, 2, isRefreshed, options);
        RecordedItems items =
                source.items(options.kafka(), options.recall().catalog().dimension());
        Map<String, List<String>> words = words(items);
        int most = words.values().stream().mapToInt(List::size).max().orElse(1);
        Embedding previous = previous(space, words);
        List<Behaviour> recent = trialChoice.isOff() ? List.of() : trialChoice.events(source, options);
        long cutMillis = recent.isEmpty() ? Long.MIN_VALUE : SpaceTrial.cutMillis(recent);
        var all = new Corpus.Builder();
        var beforeTheTrial = new Corpus.Builder();
        ClickSource.Clicks clicks = (userId, itemId, atMillis) -> {
            for (String word : words.getOrDefault(itemId, List.of())) {
                all.add(userId, word);
                if (atMillis < cutMillis) {
                    beforeTheTrial.add(userId, word);
                }
            }
        };
        source.forEachClick(options.recall().interest().weights(), target.patience(), clicks, out(), err());
        Map<String, Object> report = new LinkedHashMap<>();
        if (!trialChoice.isOff()) {
            // Not from the vectors of before, which know the clicks that are scored.
            HitRates rates = trialChoice.compare(
                    recent,
                    items,
                    space,
                    () -> vectors(
                            space,
                            train("train for the trial", space, corpus(beforeTheTrial), most, null)
                                    .spread(words)),
                    options);
            print(
                    "hit rate on %,d recent clicks: %.4f without the vectors, %.4f with vectors of the clicks before",
                    rates.scored(), rates.before(), rates.after());
            if (trialChoice.refuses(rates, report, this)) {
                json.write(report);
                return REFUSED;
            }
        }
        Corpus corpus = corpus(all);
        Embedding embedding = train("train", space, corpus, most, previous);
        Embedding ofItems = embedding.spread(words);
        EmbeddingReport made = EmbeddingReport.of(corpus, embedding, previous);
        report.put("training", made);
        print(made, ofItems, items);
        target.take(version -> ItemVectorFile.records(space, version, ofItems), isRefreshed, space.name(), this);
        json.write(report);
        return DONE;
    }

    private void check() {
        json.requireWritable();
        BadInputException.require(!source.isWithoutClicks(), "--items goes with --events, the clicks to train on");
        target.check(isRefreshed);
        BadInputException.require(
                !isRefreshed || previousFile == null,
                "--refresh begins with the published vectors: leave out --continue");
        BadInputException.require(
                maxItems >= 2 && leastCount >= 1, "--max-items must be at least 2, --least-count at least 1");
        threads.count();
        trialChoice.check();
    }

    private static SpaceVectors vectors(VectorSpace space, Embedding ofItems) {
        return SpaceVectors.of(new InnerProducts(ofItems).itemVectors(space.name()));
    }

    /** The words by item id. */
    private Map<String, List<String>> words(RecordedItems items) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        items.forEach(item -> {
            List<String> ofItem = words(item);
            if (!ofItem.isEmpty()) {
                words.put(item.itemId(), ofItem);
            }
        });
        return words;
    }

    /** The vectors of words to begin with, or null. */
    private Embedding previous(VectorSpace space, Map<String, List<String>> words) {
        if (!isRefreshed && previousFile == null) {
            return null;
        }
        Embedding ofItems =
                isRefreshed ? ItemVectorFile.read(kafka(), space) : ItemVectorFile.read(previousFile, space);
        Embedding previous = ofItems.gathered(words);
        return previous.words().isEmpty() ? null : previous;
    }

    private Corpus corpus(Corpus.Builder clicks) {
        Corpus corpus = clicks.build(leastCount, maxItems);
        BadInputException.require(
                corpus.words().size() >= 2,
                "clicks on %,d %s of the catalogue, at least 2 are needed: take more events"
                        .formatted(corpus.words().size(), words()));
        return corpus;
    }

    /** @param wordsOfAnItem most words of one item; the window is multiplied by it */
    private Embedding train(String step, VectorSpace space, Corpus corpus, int wordsOfAnItem, Embedding previous) {
        SkipGramOptions options = SkipGramOptions.ofItems(space.dimension() - 1, threads.count(), SEED)
                .withWindowTimes(wordsOfAnItem);
        try (Progress progress = Progress.of(step, (long) options.mostEpochs() * corpus.size())) {
            return new SkipGram(options).train(corpus, previous, (done, planned) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--continue: " + e.getMessage(), e);
        }
    }

    private void print(EmbeddingReport made, Embedding ofItems, RecordedItems items) {
        print("%,d %s of %,d clicks, mean loss %.4f", made.words(), words(), made.positions(), made.meanLoss());
        if (!Double.isNaN(made.turn())) {
            print("median cosine with the vectors before %.4f", made.turn());
        }
        print(
                "%.1f %% of the catalogue's %,d items have a vector",
                100. * ofItems.words().size() / items.size(), items.size());
        print("most clicked, and what is most likely clicked beside it:");
        made.neighbours()
                .forEach((word, near) -> print(
                        "  %s: %s",
                        shown(word, items),
                        String.join(
                                "; ",
                                near.stream().map(each -> shown(each, items)).toList())));
    }
}
