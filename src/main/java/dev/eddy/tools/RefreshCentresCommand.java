package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.retrain.CentreRefresh;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.KafkaCentreTopic;
import dev.eddy.ops.retrain.LiveInput;
import dev.eddy.ops.retrain.RefreshLock;
import dev.eddy.ops.retrain.RefreshOutcome;
import dev.eddy.trial.CentreTrial;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Retrains the running job's centres and has it use them. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description =
                "Retrain the centres on the users of the running job, and have it use them: for the hours of little"
                        + " traffic.",
        footer = {
            "",
            "Takes a savepoint, trains, keeps the ids of clusters that go on, tries the new",
            "centres on recent events beside those in use, publishes and activates them, and",
            "waits until they are in use everywhere; if they are not in time, those before are",
            "activated again. Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 refused, 130",
            "and 143 interrupted: whenever it is not 0, the centres from before are active and",
            "the savepoint is deleted. One that a killed run left over, the next run deletes."
        })
final class RefreshCentresCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Mixin
    private FlinkChoice flinkChoice;

    @Mixin
    private TrainingChoice training;

    @Option(
            names = "--least-users",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Refuse to train on fewer users (default: ${DEFAULT-VALUE}).")
    private int leastUsers;

    @Mixin
    private GateChoice gate;

    @Mixin
    private TrainingOutputs outputs;

    @Mixin
    private StepTimeout patience;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        training.check();
        outputs.check();
        var limits = gate.gate();
        JobOptions options = deployment.options();
        KafkaOptions kafka = options.kafka();
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        RefreshLock lock = RefreshLock.take(kafka);
        try (lock;
                FlinkCluster flink = flinkChoice.connect();
                Progress progress = Progress.of("sweep", -1);
                var topic = new KafkaCentreTopic(kafka, patience.timeout(), (walked, toWalk) -> progress.to(walked))) {
            var refresh = new CentreRefresh(
                    flinkChoice.job(flink, "refresh-" + kafka.group(), patience.timeout()),
                    topic,
                    steps(options),
                    limits,
                    options.membership().firstCentres(options.catalog().dimension()),
                    step -> {
                        out.println(step);
                        out.flush();
                    });
            RefreshOutcome outcome = run(refresh, lock);
            print(outcome, out);
            write(outcome, (System.nanoTime() - begun) / 1e9);
            return outcome.isPublished() ? 0 : Eddy.REFUSED;
        }
    }

    /** The first to end when the process is told to: what it takes back needs the rest. */
    private RefreshOutcome run(CentreRefresh refresh, RefreshLock lock) {
        OnInterrupt undo = OnInterrupt.undo(spec.commandLine().getErr(), () -> {
            String undone = refresh.undo();
            // Who comes next need not wait until Kafka notices that nobody is there.
            lock.close();
            return undone;
        });
        try (undo) {
            return refresh.run();
        }
    }

    private CentreRefresh.Steps steps(JobOptions options) {
        return new CentreRefresh.Steps(
                (savepoint, published) ->
                        LiveInput.of(savepoint, published, Instant.now().toEpochMilli()),
                input -> training.train(input, leastUsers),
                gate.isUntried() ? null : (before, after) -> trial(options, before, after));
    }

    private CentreTrial.Outcome trial(JobOptions options, CentreSet before, CentreSet after) {
        List<Behaviour> events = RecordedEvents.readLast(options.kafka(), gate.events());
        Catalogue catalogue =
                RecordedItems.readCatalogue(options.kafka(), options.catalog().dimension());
        ContentNote.print(catalogue, spec.commandLine().getErr()::println);
        try (Progress progress = Progress.of("trial", 2L * events.size())) {
            return new CentreTrial(options.recall(), events, catalogue, progress::step).compare(before, after);
        }
    }

    private static void print(RefreshOutcome outcome, PrintWriter out) {
        TrainingOutputs.print(outcome.training(), out);
        if (outcome.trial() != null) {
            out.printf(
                    Locale.ROOT,
                    "hit rate on %,d recent clicks: %.4f with the centres before, %.4f with these%n",
                    outcome.trial().scored(),
                    outcome.trial().before(),
                    outcome.trial().after());
        }
        if (outcome.isPublished()) {
            SwapChoice.print(outcome.training().version(), outcome.sweep(), out);
        } else {
            out.println("refused: " + outcome.refusal() + "; the centres from before stay in use");
        }
    }

    private void write(RefreshOutcome outcome, double seconds) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("is_published", outcome.isPublished());
        report.put("refusal", outcome.refusal());
        report.put("seconds", seconds);
        report.put("training", JsonReport.of(outcome.training()));
        report.put("trial", outcome.trial() == null ? null : JsonReport.of(outcome.trial()));
        report.put(
                "sweep_users", outcome.sweep() == null ? null : outcome.sweep().users());
        report.put(
                "sweep_seconds",
                outcome.sweep() == null ? null : outcome.sweep().took().toMillis() / 1e3);
        JsonReport.write(outputs.report(), report);
        outputs.draw(outcome.training());
    }
}
