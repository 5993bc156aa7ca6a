package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.ClusterCount;
import dev.eddy.command.Converters;
import dev.eddy.command.EddyCommand;
import dev.eddy.item.Catalogue;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.TempFolder;
import dev.eddy.ops.TrainerProcess;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.trial.Beside;
import dev.eddy.trial.ItemTraining;
import dev.eddy.trial.Recording;
import dev.eddy.trial.TowerTraining;
import dev.eddy.trial.TrainingDays;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialRun;
import dev.eddy.trial.TunedRun;
import dev.eddy.trial.VectorTraining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "trial",
        description = "Measure on recorded events how often the next click is among the first candidates.")
final class TrialCommand extends EddyCommand {
    @Option(
            names = "--events",
            required = true,
            paramLabel = "PATH",
            description = "events.jsonl(.gz) sorted by time, or files in a layout of your own.")
    private Path eventsFile;

    @Option(
            names = "--items",
            paramLabel = "PATH",
            description =
                    "items.jsonl(.gz), or files in a layout of your own. Without it, items are those of the events.")
    private Path itemsFile;

    @Mixin
    private LayoutChoice layout;

    @Option(
            names = "--tag-vectors",
            paramLabel = "FILE",
            description = "word2vec text file; tags without a vector get one from their name.")
    private Path tagVectorsFile;

    @Option(
            names = "--item-vectors",
            paramLabel = "FILE",
            description = "item-vectors.jsonl, or .gz: vectors in the spaces of catalog.spaces.")
    private Path itemVectorsFile;

    @Option(
            names = "--train-items",
            paramLabel = "SPACE",
            description = "Train this space of catalog.spaces (item2vec, or two towers) on the clicks before, anew "
                    + "after midnight UTC when there are enough new ones.")
    private String trainedSpace;

    @Option(
            names = "--train-growth",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "How much more clicks make a new training due; 0 for one each day, which takes hours where a"
                    + " recording covers years.")
    private double trainGrowth;

    @Option(
            names = "--with-neural",
            description = "Also measure two networks as baselines, one recurrent (like GRU4Rec) and one with attention"
                    + " (like SASRec). They are trained on the clicks before, anew after each midnight UTC.")
    private boolean hasNetworks;

    @Mixin
    private final TrainerChoice trainer = new TrainerChoice();

    @Mixin
    private TowerChoice tower;

    @Mixin
    private GivenOptions givenOptions;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = Converters.Clusters.class,
            description =
                    "Clusters to train on the first 20 %% of the events. auto trains like the job itself: one cluster"
                            + " per 5,000 users of 20 items, from ten on.")
    private String clusters;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description = "With --clusters N: cluster users in this space of catalog.spaces, not by their tags.")
    private String centreSpace;

    @Mixin
    private RuleChoice rules;

    /** The lists to measure. */
    private enum Refresh {
        LIVE,
        DAILY;

        /** The value of the option. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--refresh",
            paramLabel = "live|daily",
            defaultValue = "live",
            description = "daily: also measure lists made once a day, at midnight UTC, and the gain of live lists.")
    private Refresh refresh;

    @Option(
            names = "--gain",
            description = "Also measure lists without the vectors of --train-items and --item-vectors, and the gain by"
                    + " them.")
    private boolean isGainMeasured;

    @Option(names = "--tune", description = "Tune options on the first half of the events; measure on the second half.")
    private boolean isTuned;

    @Option(
            names = "--tune-runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Number of trials of --tune, each over the first half.")
    private int tuneRuns;

    @Mixin
    private ProtocolChoice protocol;

    @Mixin
    private JsonReport json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the hit rates over time as .png or .svg.")
    private Path plot;

    /** The files, translated if need be. */
    private RecordedFiles files;

    @Override
    public Integer call() {
        try (trainer) {
            return measure();
        }
    }

    private int measure() {
        json.requireWritable();
        Plot.requireWritable(plot);
        protocol.check();
        BadInputException.require(
                !isGainMeasured || trainedSpace != null || itemVectorsFile != null,
                "--gain: nothing to measure without --train-items or --item-vectors");
        BadInputException.require(
                trainGrowth >= 0 && trainGrowth <= 1, "--train-growth must be 0 to 1: " + trainGrowth);
        BadInputException.require(tuneRuns >= 1, "--tune-runs must be at least 1: " + tuneRuns);
        JobOptions given = inSpace(givenOptions.options());
        files = layout.inJsonLines(new RecordedFiles(eventsFile, itemsFile), true, given, err());
        LoadedCatalogue loaded = LoadedCatalogue.load(
                files.items(), tagVectorsFile, given.recall().catalog().dimension(), protocol::item);
        LoadedCatalogue.noteMissingContent(loaded.catalogue(), err()::println);
        JobOptions options = loaded.fitting(given);
        BadInputException.require(
                !isGainMeasured || options.recall().catalog().centreSpace().equals(VectorSpace.TAG),
                "--gain: users are clustered by vectors that the other lists do not have; leave out --space");
        BadInputException.require(
                itemVectorsFile == null || !protocol.hasOtherIds(),
                "--as permuted: --item-vectors has the ids of before; leave one of them out");
        Optional<Supplier<VectorTraining>> trained = trained(loaded.items(), options.recall());
        Map<String, Supplier<VectorTraining>> networks = networks(loaded.items());
        Recording recording = recording(loaded.catalogue(), options);
        Function<Progress, TrialRun> runs =
                progress -> run(recording, trained, progress).withNetworks(networks);
        var text = new TrialText(out());
        text.print(protocol.given());
        print(protocol.inWords());
        TunedRun.Result result = isTuned
                ? tuned(recording, runs, options)
                : new TunedRun.Result(null, untuned(recording, runs, options));
        text.print(result.trial());
        Map<String, Object> asJson = JsonReport.of(result.trial());
        if (isTuned) {
            text.print(result.tuning());
            asJson.put("tuning", JsonReport.of(result.tuning()));
        }
        asJson.put("protocol", protocol.asJson());
        json.write(asJson);
        TrialPlot.write(plot, result.trial());
        return DONE;
    }

    /** The options with the space of centres. */
    private JobOptions inSpace(JobOptions options) {
        String space = centreSpace == null ? options.recall().catalog().centreSpace() : centreSpace;
        BadInputException.require(
                !rules.isRules(clusters) || space.equals(VectorSpace.TAG),
                "--by rules: only with the vectors of tags, but --space or catalog.centre-space is " + space);
        if (centreSpace == null) {
            return options;
        }
        BadInputException.require(
                !clusters.equals(ClusterCount.AUTO),
                "--space " + centreSpace
                        + ": give a number of --clusters, too; the job's own first centres go by tags");
        return options.with(Map.of("catalog.centre-space", centreSpace));
    }

    private Optional<Supplier<VectorTraining>> trained(RecordedItems items, RecallOptions options) {
        if (trainedSpace == null) {
            return Optional.empty();
        }
        BadInputException.require(
                options.retrieval().findsItems()
                        || options.catalog().centreSpace().equals(trainedSpace),
                "--train-items " + trainedSpace + ": nothing would use the vectors; switch on retrieval.search-every or"
                        + " retrieval.similar-every");
        List<VectorSpace> spaces = options.catalog().vectorSpaces();
        Optional<VectorSpace> trained = spaces.stream()
                .filter(space -> space.name().equals(trainedSpace) && space.isOfBehaviour() && space.dimension() > 1)
                .findFirst();
        BadInputException.require(
                trained.isPresent(),
                "--train-items " + trainedSpace + ": no such space of behaviour with two dimensions or more; name it in"
                        + " catalog.spaces, as in -D catalog.spaces=item2vec:64:behaviour");
        return trained.map(space -> training(space, items));
    }

    private Supplier<VectorTraining> training(VectorSpace space, RecordedItems items) {
        long seed = protocol.options().seed();
        if (!space.hasTower()) {
            return () -> new ItemTraining(space, seed, new TrainingDays(trainGrowth));
        }
        TowerOptions options = tower.options(space.dimension(), 1, seed);
        return towers(space, items, options, trainGrowth);
    }

    private Supplier<VectorTraining> towers(
            VectorSpace space, RecordedItems items, TowerOptions options, double growth) {
        TrainerProcess process = trainer.open(err()::println);
        return () -> new TowerTraining(
                space, items.towerCorpus(), process, options, emptyFolder(), new TrainingDays(growth));
    }

    /** The networks that are baselines, by name. */
    private Map<String, Supplier<VectorTraining>> networks(RecordedItems items) {
        Map<String, Supplier<VectorTraining>> networks = new LinkedHashMap<>();
        if (hasNetworks) {
            TowerOptions options =
                    TowerOptions.ofItems(64, 1, protocol.options().seed());
            Stream.of(options.attention(), options.recurrent()).forEach(each -> {
                String name = "neural-" + each.architecture();
                networks.put(name, towers(VectorSpace.ofTower(name, each.dimension()), items, each, 0));
            });
        }
        return networks;
    }

    private static Path emptyFolder() {
        try {
            return TempFolder.createUntilExit("eddy-towers").path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recording recording(Catalogue loaded, JobOptions options) {
        Catalogue catalogue = itemVectorsFile == null
                ? loaded
                : loaded.with(RecordedItems.loadVectors(
                        itemVectorsFile, options.recall().catalog().vectorSpaces()));
        List<Behaviour> events = protocol.events(RecordedEvents.loadSorted(files.events()));
        var recording = new Recording(events, catalogue, clusters, protocol.options());
        BadInputException.require(
                recording.hasEventOnKnownItem(),
                "no event of " + eventsFile + " is on an item of " + itemsFile
                        + "; give the items that belong to the events");
        protocol.check(recording, options.recall().interest().weights(), eventsFile, isTuned);
        return recording;
    }

    private Set<Beside> beside() {
        Set<Beside> beside = EnumSet.noneOf(Beside.class);
        if (refresh == Refresh.DAILY) {
            beside.add(Beside.FROZEN);
        }
        if (isGainMeasured) {
            beside.add(Beside.WITHOUT_VECTORS);
        }
        return beside;
    }

    private TrialReport untuned(Recording recording, Function<Progress, TrialRun> runs, JobOptions options) {
        try (Progress progress = Progress.of("trial", recording.events().size())) {
            return runs.apply(progress).report(options.recall(), beside());
        }
    }

    private TrialRun run(Recording recording, Optional<Supplier<VectorTraining>> trained, Progress progress) {
        var run = new TrialRun(recording, trained, progress::step);
        return rules.isRules(clusters) ? run.withRules() : run;
    }

    private TunedRun.Result tuned(Recording recording, Function<Progress, TrialRun> runs, JobOptions options) {
        long steps =
                (long) tuneRuns * recording.half() + 2L * recording.events().size();
        try (Progress progress = Progress.of("tune", steps)) {
            return new TunedRun(recording, runs.apply(progress)).run(options, tuneRuns, beside());
        }
    }
}
