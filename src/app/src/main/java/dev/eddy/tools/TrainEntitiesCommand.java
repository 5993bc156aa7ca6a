package dev.eddy.tools;

import dev.eddy.item.ItemTriple;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.TripleSource;
import dev.eddy.training.embedding.LinkRanking;
import dev.eddy.training.embedding.SkipGram;
import dev.eddy.training.embedding.TransE;
import dev.eddy.training.embedding.TransEOptions;
import dev.eddy.training.embedding.Translations;
import dev.eddy.training.embedding.Triples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "entities",
        description = "Train the vectors of a space of items on facts about them (TransE).",
        footer = {
            "",
            "A fact is a line of FILE: head, relation and tail with tabs between, as in",
            "item:42<TAB>director<TAB>Agnes Varda. Items have the names item:ID. With --topic",
            "the items' tags, categories and authors are facts, too."
        })
final class TrainEntitiesCommand extends OperatingCommand {
    private static final long SEED = 1;

    @ArgGroup(multiplicity = "1")
    private FactSource source;

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description = "items.jsonl, or .gz: their tags, categories and authors are facts, too.")
    private Path itemsFile;

    /** Where the facts are: exactly one of a file and the deployment's topics. */
    private static final class FactSource {
        @Option(names = "--triples", paramLabel = "FILE", description = "Facts, plain or gzipped.")
        private Path file;

        @Option(
                names = "--topic",
                description = "The facts of the topic item-triples, and those of the items of the topic items.")
        private boolean isTopic;

        @Override
        public String toString() {
            return isTopic ? Topic.ITEM_TRIPLES.baseName() : file.toString();
        }
    }

    @Mixin
    private VectorTarget target;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Share of the facts to ask for, after a first training without them; 0 for none.")
    private double heldOut;

    @Mixin
    private ThreadChoice threads;

    @Mixin
    private JsonReport json;

    @Override
    public Integer call() throws IOException {
        json.requireWritable();
        target.check(false);
        BadInputException.require(heldOut >= 0 && heldOut < 1, "--held-out must be from 0 to less than 1: " + heldOut);
        int cores = threads.count();
        VectorSpace space = target.space("entity", VectorSpace.Kind.CONTENT, 1, false, options());
        Triples triples = triples();
        TransEOptions training = TransEOptions.ofEntities(space.dimension(), cores, SEED);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("facts", triples.size());
        report.put("entities", triples.entities().size());
        report.put("relations", triples.relations());
        if (heldOut > 0) {
            LinkRanking ranking = withProgress(
                    "train without those held out",
                    triples,
                    training,
                    progress -> LinkRanking.of(triples, heldOut, training, progress));
            report.put("ranking", ranking);
            print(
                    "filtered ranking of facts held out: mean reciprocal rank %.3f, %.1f %% among the first 10 (%,d ranks)",
                    ranking.meanReciprocalRank(), 100 * ranking.hits10(), ranking.ranks());
        }
        Translations trained =
                withProgress("train", triples, training, progress -> new TransE(training).train(triples, progress));
        Map<String, float[]> items = items(trained);
        report.put("items", items.size());
        print(
                "%,d entities, %,d of them items, mean loss %.4f",
                trained.entities().size(), items.size(), trained.meanLoss());
        BadInputException.require(
                !items.isEmpty(), source + ": no entity is an item; call items " + ItemTriple.ITEM + "ID");
        target.take(version -> ItemVectorFile.records(space, version, items), false, space.name(), this);
        json.write(report);
        return DONE;
    }

    private Triples triples() {
        var triples = new Triples.Builder();
        TripleSource.Read read =
                source.isTopic ? TripleSource.read(kafka(), triples) : TripleSource.read(source.file, triples);
        items().ifPresent(items -> items.forEach(item -> TripleSource.add(item, triples)));
        Triples all = triples.build();
        BadInputException.require(all.size() > 0, source + ": holds no facts; give one in a line or a record");
        if (read.malformed() > 0) {
            print("%,d malformed records of the topic left out", read.malformed());
        }
        print(
                "%,d facts about %,d entities by %,d relations; %,d duplicates and loops left out",
                all.size(), all.entities().size(), all.relations().size(), read.skipped());
        return all;
    }

    /** The items whose records are facts, too. */
    private Optional<RecordedItems> items() {
        int dimension = options().recall().catalog().dimension();
        if (itemsFile != null) {
            return Optional.of(RecordedItems.load(itemsFile, dimension));
        }
        return source.isTopic ? Optional.of(RecordedItems.read(kafka(), dimension)) : Optional.empty();
    }

    private static <T> T withProgress(
            String step, Triples triples, TransEOptions training, Function<SkipGram.Progress, T> work) {
        try (Progress progress = Progress.of(step, (long) training.epochs() * triples.size())) {
            return work.apply((done, planned) -> progress.to(done));
        }
    }

    private static Map<String, float[]> items(Translations trained) {
        Map<String, float[]> items = new LinkedHashMap<>();
        List<String> entities = trained.entities();
        for (int i = 0; i < entities.size(); i++) {
            if (entities.get(i).startsWith(ItemTriple.ITEM)) {
                items.put(entities.get(i).substring(ItemTriple.ITEM.length()), trained.vectors()[i]);
            }
        }
        return items;
    }
}
