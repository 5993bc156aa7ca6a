package dev.eddy.tools;

import dev.eddy.app.BadInputException;
import dev.eddy.app.RecallOptions;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.catalog.Catalogue;
import dev.eddy.membership.CentreSet;
import dev.eddy.membership.ClusterCount;
import dev.eddy.membership.TrainingProgress;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.RecallEngine;
import dev.eddy.trial.Trial;
import dev.eddy.trial.TrialReport;
import dev.eddy.workbench.Progress;
import dev.eddy.workbench.RecordedEvents;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        description = "Measure on recorded events how often the next click is among the first 20 candidates.")
final class TrialCommand implements Callable<Integer> {
    /** Share of the events that the centres are trained on; before, there is one cluster. */
    private static final double TRAINING_SHARE = .2;

    private static final long SEED = 1;

    @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.jsonl, or .gz")
    private Path eventsFile;

    @Mixin
    private CatalogueFiles catalogue;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = ClustersConverter.class,
            description = "Clusters to train on the first 20 %% of the events; auto: one per 5,000 users.")
    private String clusters;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonReport.requireWritable(json);
        LoadedCatalogue loaded = catalogue.load();
        List<Behaviour> events = RecordedEvents.load(eventsFile);
        RecallOptions options = RecallOptions.ofDimension(loaded.dimension());
        TrialReport report = run(options, loaded.catalogue(), events);
        JsonReport.write(json, JsonReport.of(report));
        print(report, spec.commandLine().getOut());
        return 0;
    }

    private TrialReport run(RecallOptions options, Catalogue items, List<Behaviour> events) {
        int dimension = options.catalog().dimension();
        var engine = new RecallEngine(options, items, CentreSet.random(SEED, 1, dimension));
        var trial = new Trial(options, engine);
        int trainAt = (int) (events.size() * TRAINING_SHARE);
        try (Progress progress = Progress.of("trial", events.size())) {
            for (int i = 0; i < events.size(); i++) {
                if (i == trainAt && i > 0) {
                    engine.use(centres(options, items, events.subList(0, trainAt), events));
                }
                trial.next(events.get(i));
                progress.step();
            }
        }
        return trial.report();
    }

    private CentreSet centres(RecallOptions options, Catalogue items, List<Behaviour> past, List<Behaviour> events) {
        // The number follows the population that the clusters are for, not the part of it that is known by now.
        long users = events.stream().map(Behaviour::userId).distinct().count();
        String count = Integer.toString(ClusterCount.of(clusters, users));
        try {
            return new CentreTraining(options.interest(), items, SEED).train(past, count, 1, TrainingProgress.IGNORED);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--clusters " + clusters + ": " + e.getMessage() + " from the first events; take fewer", e);
        }
    }

    private static void print(TrialReport report, PrintWriter out) {
        out.printf(Locale.ROOT, "%,d clicks scored%n%n%-16s %8s %8s%n", report.scored(), "", "HR@20", "MRR@20");
        report.channels().forEach((name, rates) -> print(name, rates, out));
        print("mixture", report.mixture(), out);
        out.flush();
    }

    private static void print(String name, TrialReport.Rates rates, PrintWriter out) {
        out.printf(Locale.ROOT, "%-16s %8.4f %8.4f%n", name, rates.hr20(), rates.mrr20());
    }
}
