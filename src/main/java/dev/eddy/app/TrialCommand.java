package dev.eddy.app;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.catalog.Catalogue;
import dev.eddy.membership.CentreSet;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.RecallEngine;
import dev.eddy.trial.RecallOptions;
import dev.eddy.trial.Trial;
import dev.eddy.trial.TrialReport;
import dev.eddy.workbench.Progress;
import dev.eddy.workbench.RecordedEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "trial",
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
            description = "Clusters to train on the first 20 %% of the events; auto: one per 5,000 users.")
    private String clusters;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        LoadedCatalogue loaded = catalogue.load();
        List<Behaviour> events = RecordedEvents.load(eventsFile);
        RecallOptions options = RecallOptions.ofDimension(loaded.dimension());
        TrialReport report = run(options, loaded.catalogue(), events);
        JsonReport.write(json, JsonReport.of(report));
        print(report);
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
        return new CentreTraining(options.interest(), items, SEED)
                .train(
                        past,
                        Integer.toString(dev.eddy.membership.ClusterCount.of(clusters, users)),
                        1,
                        dev.eddy.membership.TrainingProgress.IGNORED);
    }

    private static void print(TrialReport report) {
        System.out.printf("%,d clicks scored%n%n%-16s %8s %8s%n", report.scored(), "", "HR@20", "MRR@20");
        report.channels()
                .forEach((name, rates) -> System.out.printf("%-16s %8.4f %8.4f%n", name, rates.hr20(), rates.mrr20()));
        System.out.printf(
                "%-16s %8.4f %8.4f%n",
                "mixture", report.mixture().hr20(), report.mixture().mrr20());
    }
}
