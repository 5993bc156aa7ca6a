package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.item.Catalogue;
import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedVectors;
import dev.eddy.trial.Recording;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialRun;
import dev.eddy.trial.TunedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures recall on recorded events. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = "Measure on recorded events how often the next click is among the first candidates.")
final class TrialCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            required = true,
            paramLabel = "FILE",
            description = "events.jsonl, or .gz, in the order of time")
    private Path eventsFile;

    @Mixin
    private CatalogueFiles catalogueFiles;

    @Option(
            names = "--item-vectors",
            paramLabel = "FILE",
            description = "item-vectors.jsonl, or .gz: vectors in the spaces of catalog.spaces.")
    private Path itemVectorsFile;

    @Mixin
    private GivenOptions givenOptions;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = ClustersConverter.class,
            description =
                    "Clusters to train on the first 20 %% of the events; auto: as the job trains them by itself, one per 5,000 "
                            + "users from 10,000 users on.")
    private String clusters;

    /** When the lists are made. */
    private enum Refresh {
        LIVE,
        DAILY;

        /** As it is given. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--refresh",
            paramLabel = "live|daily",
            defaultValue = "live",
            description = "daily: also measure lists made once a day, at midnight UTC, and what live ones bring more.")
    private Refresh refresh;

    @Option(
            names = "--tune",
            description = "Search for better options on the first half of the events, and measure on the rest.")
    private boolean isTuned;

    @Option(
            names = "--tune-runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Runs of that search, each over the first half (default: ${DEFAULT-VALUE}).")
    private int tuneRuns;

    @Mixin
    private ProtocolChoice protocol;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw the hit rates over time; FILE ends in .png or .svg.")
    private Path plot;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkUsage();
        JobOptions given = givenOptions.options();
        LoadedCatalogue loaded = catalogueFiles.load(given.catalog().dimension());
        ContentNote.print(loaded.catalogue(), spec.commandLine().getErr()::println);
        JobOptions options = loaded.fitting(given);
        Catalogue catalogue = itemVectorsFile == null
                ? loaded.catalogue()
                : loaded.catalogue()
                        .with(RecordedVectors.load(
                                itemVectorsFile, options.catalog().vectorSpaces()));
        List<Behaviour> events = RecordedEvents.loadSorted(eventsFile);
        var recording = new Recording(events, catalogue, clusters, protocol.options());
        checkRecording(recording, options.interest().weights());
        var text = new TrialText(spec.commandLine().getOut());
        text.print(choices());
        if (isTuned) {
            TunedRun.Result result = tuned(recording, options);
            text.print(result.trial());
            text.print(result.tuning());
            Map<String, Object> report = asJson(result.trial());
            report.put("tuning", JsonReport.of(result.tuning()));
            write(result.trial(), report);
        } else {
            TrialReport report = untuned(recording, options);
            text.print(report);
            write(report, asJson(report));
        }
        return 0;
    }

    private void checkUsage() {
        JsonReport.requireWritable(json);
        PlotFile.requireWritable(plot);
        protocol.check();
        if (tuneRuns < 1) {
            throw new BadInputException("--tune-runs must be at least 1: " + tuneRuns);
        }
    }

    private void checkRecording(Recording recording, BehaviourWeights weights) {
        if (!recording.hasEventOnKnownItem()) {
            throw new BadInputException("no event of " + eventsFile + " is on an item of " + catalogueFiles.itemsFile()
                    + "; give the items that belong to the events");
        }
        protocol.check(recording, weights, eventsFile, isTuned);
    }

    /** What was chosen that changes the figures, as it was given. */
    private List<String> choices() {
        List<String> choices = new ArrayList<>(protocol.given());
        if (catalogueFiles.isWithoutTags()) {
            choices.add("--without-tags");
        }
        return choices;
    }

    private Map<String, Object> asJson(TrialReport report) {
        Map<String, Object> json = JsonReport.of(report);
        Map<String, Object> chosen = protocol.asJson();
        chosen.put("without_tags", catalogueFiles.isWithoutTags());
        json.put("protocol", chosen);
        return json;
    }

    private TrialReport untuned(Recording recording, JobOptions options) {
        try (Progress progress = Progress.of("trial", recording.events().size())) {
            return new TrialRun(recording, progress::step).report(options.recall(), isDaily());
        }
    }

    private TunedRun.Result tuned(Recording recording, JobOptions options) {
        long steps =
                (long) tuneRuns * recording.half() + 2L * recording.events().size();
        try (Progress progress = Progress.of("tune", steps)) {
            var run = new TrialRun(recording, progress::step);
            return new TunedRun(recording, run).run(options, tuneRuns, isDaily());
        }
    }

    private boolean isDaily() {
        return refresh == Refresh.DAILY;
    }

    private void write(TrialReport report, Map<String, Object> asJson) {
        JsonReport.write(json, asJson);
        TrialPlot.write(plot, report);
    }
}
