package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.embedding.Corpus;
import dev.eddy.training.embedding.SkipGramOptions;
import dev.eddy.training.embedding.TagReport;
import dev.eddy.training.embedding.TagSentences;
import dev.eddy.training.embedding.TagTraining;
import dev.eddy.trial.HitRates;
import dev.eddy.trial.SpaceTrial;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tags",
        description =
                "Train vectors of tags on which tags items have together and users click after each other. Parts of words"
                        + " have vectors, too, so tags that were never seen get one (fastText).",
        footer = {
            "",
            "A catalogue alone will do: --items FILE --no-trial. With clicks, first tries",
            "vectors that were trained without the recent clicks: lists on the recent",
            "events with the vectors in use, and with these. Vectors in use are those of",
            "--continue, else of the topic, else those made from the tags' names. With",
            "--events and --items the topic is only read if --publish is given.",
            "Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 refused. After 2 and 3",
            "nothing was written or published."
        })
final class TrainTagsCommand extends OperatingCommand {
    private static final long SEED = 1;

    @ArgGroup(multiplicity = "1")
    private ClickSource source;

    @Mixin
    private LayoutChoice layout;

    @Mixin
    private TagVectorTarget target;

    @Option(
            names = "--max-tags",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Most tags to train; the others get vectors from parts of their words.")
    private int maxTags;

    @Option(
            names = "--least-count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tags that occur less often get vectors from parts of their words.")
    private int leastCount;

    @Option(
            names = "--like",
            paramLabel = "TAG",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Print the tags nearest to this one, which may be new. May be given several times.")
    private List<String> asked = List.of();

    @Mixin
    private ThreadChoice threads;

    @Mixin
    private StepTimeout patience;

    @Mixin
    private VectorTrialChoice trialChoice;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws IOException {
        JobOptions options = options();
        check();
        source.translate(layout, options, err());
        int dimension = options.recall().catalog().dimension();
        RecordedItems items = source.items(options.kafka(), dimension);
        Map<String, List<String>> tagsOfItems = items.tagsOfItems();
        Map<String, Double> weights = items.tagWeights();
        BadInputException.require(
                weights.size() >= 2, "the items have %,d tags, at least 2 are needed".formatted(weights.size()));
        Map<String, float[]> inUse = target.inUse(source, weights.keySet(), dimension, this);
        List<Behaviour> recent = trialChoice.isOff() ? List.of() : trialChoice.events(source, options);
        long cutMillis = recent.isEmpty() ? Long.MIN_VALUE : SpaceTrial.cutMillis(recent);
        var all = new TagSentences(tagsOfItems, SEED);
        var beforeTheTrial = new TagSentences(tagsOfItems, SEED);
        ClickSource.Clicks clicks = (userId, itemId, atMillis) -> {
            all.click(userId, itemId);
            if (atMillis < cutMillis) {
                beforeTheTrial.click(userId, itemId);
            }
        };
        source.forEachClick(options.recall().interest().weights(), patience.timeout, clicks, out(), err());
        Map<String, Object> report = new LinkedHashMap<>();
        if (!trialChoice.isOff()) {
            HitRates rates = trialChoice.compareTags(
                    recent,
                    items,
                    inUse,
                    () -> train("train for the trial", beforeTheTrial, weights, dimension)
                            .space()
                            .vectors(),
                    options);
            print(
                    "hit rate on %,d recent clicks: %.4f with the vectors in use, %.4f with vectors of the clicks before",
                    rates.scored(), rates.before(), rates.after());
            if (trialChoice.refuses(rates, report, this)) {
                json.write(report);
                return REFUSED;
            }
        }
        TagTraining trained = train("train", all, weights, dimension).turnedTo(inUse);
        var made = TagReport.of(trained, weights.size(), inUse, asked);
        report.put("training", made);
        print(made);
        target.take(trained.space(), this);
        json.write(report);
        return DONE;
    }

    private void check() {
        json.requireWritable();
        target.check(!asked.isEmpty());
        BadInputException.require(
                maxTags >= 2 && leastCount >= 1, "--max-tags must be at least 2, --least-count at least 1");
        BadInputException.require(
                trialChoice.isOff() || !source.isWithoutClicks(),
                "without --events there are no clicks to try the vectors on: add --no-trial");
        threads.count();
        trialChoice.check();
    }

    private TagTraining train(String step, TagSentences sentences, Map<String, Double> weights, int dimension) {
        Corpus corpus = sentences.corpus(leastCount, maxTags);
        var options = SkipGramOptions.ofTags(dimension, corpus.size(), threads.count(), SEED);
        try (Progress progress = Progress.of(step, (long) options.mostEpochs() * corpus.size())) {
            return TagTraining.of(corpus, weights, options, (done, planned) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage() + "; check --least-count", e);
        }
    }

    private void print(TagReport made) {
        print(
                "%,d of %,d tags have a vector, %,d of them from parts of their words alone; mean loss %.4f",
                made.vectors(), made.tags(), made.fromSubwords(), made.meanLoss());
        print("mean cosine with the vectors in use, by frequency in items: %.4f", made.cosineInUse());
        print("most frequent, and the nearest to it:");
        made.neighbours().forEach((tag, near) -> print("  %s: %s", tag, String.join("; ", near)));
        made.like().forEach((tag, near) -> print("like %s: %s", tag, String.join("; ", near)));
    }
}
