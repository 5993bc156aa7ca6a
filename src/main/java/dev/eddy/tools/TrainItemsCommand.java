package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "items",
        description = "Train the vectors of a space of items on who clicked what (item2vec).",
        footer = {
            "",
            "Needs nothing but clicks. First tries vectors that were trained on the clicks",
            "before the recent ones: lists on the recent events with them, and without them.",
            "Then trains on all clicks. Exit codes: 0 done, 1 failed, 2 bad usage or input,",
            "3 refused. After every code but 0 nothing was written and nothing published."
        })
final class TrainItemsCommand extends DeploymentCommand {
    private static final long SEED = 1;

    @ArgGroup(multiplicity = "1")
    private ClickSource source;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            defaultValue = "item2vec",
            description = "Space of the vectors. One that catalog.spaces does not have gets 64 dimensions.")
    private String name;

    @Mixin
    private VectorTarget target;

    @Option(
            names = "--continue",
            paramLabel = "FILE",
            description = "Begin with the vectors that --out has written, so that they change little.")
    private Path previousFile;

    @Option(
            names = "--refresh",
            description = "Begin with the vectors on the topic item-vectors, and publish: the nightly training.")
    private boolean isRefreshed;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Most items; the most clicked ones are kept. A million items of 64 dimensions take 0.6 GB.")
    private int maxItems;

    @Option(
            names = "--least-count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Items with fewer clicks get no vector.")
    private int leastCount;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads of the training; 0 for all cores. With one, equal clicks make equal vectors.")
    private int threads;

    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Number of recent events to try vectors on; the clicks of the last quarter are scored.")
    private int trialEvents;

    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "Largest relative loss of hit rate on recent events; less may be chance.")
    private double mostLoss;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Fewest scored clicks that can decide; with fewer the vectors are refused.")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Skip the trial.")
    private boolean isUntried;

    @Mixin
    private JsonReport json;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() throws IOException {
        JobOptions options = options();
        check();
        VectorSpace space = target.space(name, VectorSpace.Kind.BEHAVIOUR, 2, isRefreshed, options);
        Embedding previous = previous(space);
        RecordedItems items =
                source.items(options.kafka(), options.recall().catalog().dimension());
        SpaceTrial trial = isUntried ? null : trial(options, items, space);
        Map<String, Object> report = new LinkedHashMap<>();
        var all = new Corpus.Builder();
        var beforeTheTrial = new Corpus.Builder();
        long cutMillis = isUntried ? Long.MIN_VALUE : trial.cutMillis();
        ClickSource.Clicks clicks = (userId, itemId, atMillis) -> {
            if (items.has(itemId)) {
                all.add(userId, itemId);
                if (atMillis < cutMillis) {
                    beforeTheTrial.add(userId, itemId);
                }
            }
        };
        source.forEachClick(options.recall().interest().weights(), patience.timeout, clicks, out(), err());
        if (!isUntried) {
            HitRates rates = tried(space, trial, beforeTheTrial);
            report.put("trial", rates);
            Optional<String> refusal = rates.refusal(mostLoss, leastClicks);
            report.put("refusal", refusal.orElse(null));
            if (refusal.isPresent()) {
                json.write(report);
                print("refused: %s; nothing was written or published", refusal.get());
                return REFUSED;
            }
        }
        Corpus corpus = corpus(all);
        Embedding embedding = train("train", space, corpus, previous);
        EmbeddingReport made = EmbeddingReport.of(corpus, embedding, previous);
        report.put("training", made);
        print(made, items);
        target.take(() -> ItemVectorFile.records(space, embedding), isRefreshed, space.name(), this);
        json.write(report);
        return DONE;
    }

    private void check() {
        json.requireWritable();
        target.check(isRefreshed);
        BadInputException.require(
                !isRefreshed || previousFile == null,
                "--refresh begins with the published vectors: leave out --continue");
        BadInputException.require(
                maxItems >= 2 && leastCount >= 1, "--max-items must be at least 2, --least-count at least 1");
        BadInputException.require(threads >= 0, "--threads must not be negative: " + threads);
        BadInputException.require(trialEvents >= 2, "--trial-events must be at least 2: " + trialEvents);
        BadInputException.require(
                mostLoss >= 0 && mostLoss <= 1 && leastClicks >= 1,
                "--most-loss must be from 0 to 1, --least-clicks at least 1");
    }

    /** The vectors to begin with, or null. */
    private Embedding previous(VectorSpace space) {
        if (isRefreshed) {
            Embedding published = ItemVectorFile.read(kafka(), space);
            return published.words().isEmpty() ? null : published;
        }
        return previousFile == null ? null : ItemVectorFile.read(previousFile, space);
    }

    private SpaceTrial trial(JobOptions options, RecordedItems items, VectorSpace space) {
        List<Behaviour> events = source.recentEvents(options.kafka(), trialEvents);
        BadInputException.require(
                !events.isEmpty(), "there are no recent events to try vectors on; skip the trial with --no-trial");
        Catalogue catalogue =
                items.catalogue(new TagVectors(options.recall().catalog().dimension()));
        return new SpaceTrial(searching(options, space), events, catalogue, () -> {});
    }

    /** The options with the space, and with searches by vectors. */
    private RecallOptions searching(JobOptions options, VectorSpace space) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!options.recall().catalog().vectorSpaces().contains(space)) {
            String others = options.valueOf("catalog.spaces");
            values.put("catalog.spaces", (others.isBlank() ? "" : others + ", ") + space.text());
        }
        if (!options.recall().retrieval().findsForUsers()) {
            values.put("retrieval.search-every", "1 min");
        }
        if (!options.recall().retrieval().findsSimilar()) {
            values.put("retrieval.similar-every", "1 h");
        }
        return options.with(values).recall();
    }

    private HitRates tried(VectorSpace space, SpaceTrial trial, Corpus.Builder clicks) {
        // Not from the vectors of before, which know the clicks that are scored.
        Embedding embedding = train("train for the trial", space, corpus(clicks), null);
        HitRates rates = trial.compare(new InnerProducts(embedding).itemVectors(space.name()));
        print(
                "hit rate on %,d recent clicks: %.4f without the vectors, %.4f with vectors of the clicks before",
                rates.scored(), rates.before(), rates.after());
        return rates;
    }

    private Corpus corpus(Corpus.Builder clicks) {
        Corpus corpus = clicks.build(leastCount, maxItems);
        BadInputException.require(
                corpus.words().size() >= 2,
                "clicks on %,d items of the catalogue, at least 2 are needed: take more events"
                        .formatted(corpus.words().size()));
        return corpus;
    }

    private Embedding train(String step, VectorSpace space, Corpus corpus, Embedding previous) {
        int cores = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        SkipGramOptions options = SkipGramOptions.ofItems(space.dimension() - 1, cores, SEED);
        try (Progress progress = Progress.of(step, (long) options.mostEpochs() * corpus.size())) {
            return new SkipGram(options).train(corpus, previous, (done, planned) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--continue: " + e.getMessage(), e);
        }
    }

    private void print(EmbeddingReport made, RecordedItems items) {
        print("%,d items of %,d clicks, mean loss %.4f", made.words(), made.positions(), made.meanLoss());
        if (!Double.isNaN(made.turn())) {
            print("median cosine with the vectors before %.4f", made.turn());
        }
        print("%.1f %% of the catalogue's %,d items have a vector", 100. * made.words() / items.size(), items.size());
        print("most clicked, and what is most likely clicked beside it:");
        made.neighbours()
                .forEach((itemId, near) -> print(
                        "  %s: %s",
                        items.title(itemId),
                        String.join("; ", near.stream().map(items::title).toList())));
    }
}
