package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.retrain.CentreRefresh;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.KafkaCentreTopic;
import dev.eddy.ops.retrain.LiveInput;
import dev.eddy.ops.retrain.RefreshLock;
import dev.eddy.training.Population;
import dev.eddy.trial.CentreGate;
import dev.eddy.trial.CentreTrial;
import dev.eddy.trial.HitRates;
import dev.eddy.user.ItemInputs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description =
                "Retrain the centres on the users of the running job, and make the job use them. Best run in hours of"
                        + " little traffic.",
        footer = {
            "",
            "Takes a savepoint, trains, keeps the ids of continued clusters, tries the new",
            "centres on recent events beside those in use, publishes and activates them, and",
            "waits until all users have them; after the timeout it activates the old centres",
            "again. Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 refused, 130 and 143",
            "interrupted. After every code but 0 the old centres are active and the savepoint",
            "is deleted. The next run deletes the savepoint of a run that was killed."
        })
final class RefreshCentresCommand extends DeploymentCommand {
    @Mixin
    private FlinkChoice flinkChoice;

    @Mixin
    private TrainingChoice training;

    @Mixin
    private RuleChoice rules;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description = "Space to train in: that of catalog.centre-space, the default, or tag.")
    private String givenSpace;

    @Option(
            names = "--least-users",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Fewest users to train on; with fewer the command fails.")
    private int leastUsers;

    @Option(
            names = "--most-loss",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Largest relative loss of hit rate on recent events.")
    private double mostLoss;

    @Option(
            names = "--most-share",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description = "Largest share of the users in one cluster.")
    private double mostShare;

    @Option(
            names = "--trial-events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Number of recent events to try new centres on.")
    private int trialEvents;

    @Option(
            names = "--least-clicks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Fewest clicks that can decide; with fewer the centres are refused.")
    private int leastClicks;

    @Option(names = "--no-trial", description = "Skip the trial; publish all valid centres.")
    private boolean isUntried;

    @Mixin
    private TrainingOutputs outputs;

    @Mixin
    private StepTimeout patience;

    private Map<String, Map<String, float[]>> vectors;

    @Override
    public Integer call() {
        training.check();
        outputs.check();
        CentreGate gate = gate();
        // Before the savepoint, since there may be no vectors.
        Population.Builder users = users(space());
        KafkaOptions kafka = kafka();
        long begun = System.nanoTime();
        RefreshLock lock = RefreshLock.take(kafka);
        try (lock;
                FlinkCluster flink = flinkChoice.connect();
                Progress progress = Progress.of("sweep", -1);
                var topic = new KafkaCentreTopic(kafka, patience.timeout, (walked, toWalk) -> progress.to(walked))) {
            var refresh = new CentreRefresh(
                    flinkChoice.job(flink, "refresh-" + kafka.group(), patience.timeout),
                    topic,
                    steps(users),
                    gate,
                    firstCentres(),
                    step -> print("%s", step));
            CentreRefresh.Outcome outcome = run(refresh, lock);
            print(outcome);
            write(outcome, (System.nanoTime() - begun) / 1e9);
            return outcome.isPublished() ? DONE : REFUSED;
        }
    }

    /** @throws BadInputException when a limit is out of range */
    private CentreGate gate() {
        BadInputException.require(trialEvents >= 1, "--trial-events must be at least 1: " + trialEvents);
        try {
            return new CentreGate(mostLoss, mostShare, leastClicks);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--most-loss, --most-share, --least-clicks: " + e.getMessage(), e);
        }
    }

    private CentreRefresh.Outcome run(CentreRefresh refresh, RefreshLock lock) {
        OnInterrupt undo = OnInterrupt.undo(err(), () -> {
            String undone = refresh.undo();
            // Without this the next run would wait until Kafka notices that this process is gone.
            lock.close();
            return undone;
        });
        try (undo) {
            return refresh.run();
        }
    }

    /** @throws BadInputException when the job can't assign users in the space */
    private VectorSpace space() {
        CatalogOptions catalog = options().recall().catalog();
        String name = givenSpace == null ? catalog.centreSpace() : givenSpace;
        if (name.equals(VectorSpace.TAG)) {
            return catalog.tagSpace();
        }
        BadInputException.require(
                name.equals(catalog.centreSpace()),
                "--space " + name
                        + ": the job has no vectors there to assign users by; start it, and this command, with"
                        + " -D catalog.centre-space=" + name + ", and the space in catalog.spaces");
        return catalog.spaceOfCentres();
    }

    private CentreRefresh.Steps steps(Population.Builder users) {
        return new CentreRefresh.Steps(
                (savepoint, published) ->
                        LiveInput.of(savepoint, users, published, Instant.now().toEpochMilli()),
                input -> training.train(input, leastUsers),
                isUntried ? null : this::trial);
    }

    /** The vectors in the space of centres, read once: there may be millions. */
    private Map<String, Map<String, float[]>> vectorsOfCentres() {
        if (vectors == null) {
            vectors = RecordedItems.readVectors(
                    kafka(), options().recall().catalog().spaceOfCentres());
        }
        return vectors;
    }

    /** The user tower in the space of centres; none for a space of another kind. Throws {@link BadInputException} without one. */
    private List<NewTower> towerOfCentres() {
        VectorSpace space = options().recall().catalog().spaceOfCentres();
        if (!space.hasTower()) {
            return List.of();
        }
        byte[] weights = KafkaSpaceTopic.tower(
                kafka(),
                space.name(),
                KafkaSpaceTopic.order(kafka(), space.name()).inUse());
        BadInputException.require(
                weights != null,
                "space " + space.name()
                        + " has no user tower in use; publish one first, as by 'train towers --publish'");
        return List.of(new NewTower(space.name(), 0, weights));
    }

    /** @throws BadInputException when the space has no vectors */
    private Population.Builder users(VectorSpace space) {
        var inputs = new ItemInputs(space, options().recall().interest());
        if (!space.name().equals(VectorSpace.TAG)) {
            BadInputException.require(
                    !vectorsOfCentres().isEmpty(),
                    "space " + space.name()
                            + " has no vectors in use; publish some first, as by 'train items --refresh'");
            vectorsOfCentres().forEach((itemId, byName) -> inputs.put(ItemUpdate.of(itemId, byName)));
            towerOfCentres().forEach(inputs::use);
        }
        var users = new Population.Builder(inputs, options().recall().dimension());
        return rules.isRules(training.clusters())
                ? users.byRules(
                        RecordedItems.readCatalogue(kafka(), options().recall().dimension())
                                .items()::get)
                : users;
    }

    private HitRates trial(CentreSet before, CentreSet after) {
        List<Behaviour> events = RecordedEvents.readLast(kafka(), trialEvents);
        CatalogOptions options = options().recall().catalog();
        Catalogue items = RecordedItems.readCatalogue(kafka(), options.dimension());
        Catalogue catalogue = before.isByTags() && after.isByTags()
                ? items
                : items.with(vectorsOfCentres()).with(towerOfCentres());
        LoadedCatalogue.noteMissingContent(catalogue, err()::println);
        try (Progress progress = Progress.of("trial", 2L * events.size())) {
            return new CentreTrial(options().recall(), events, catalogue, progress::step).compare(before, after);
        }
    }

    private void print(CentreRefresh.Outcome outcome) {
        TrainingOutputs.print(outcome.training(), out());
        if (outcome.trial() != null) {
            print(
                    "hit rate on %,d recent clicks: %.4f with the centres before, %.4f with these",
                    outcome.trial().scored(),
                    outcome.trial().before(),
                    outcome.trial().after());
        }
        if (outcome.isPublished()) {
            printInUse(outcome.training().centres().version(), outcome.sweep());
        } else {
            print("refused: %s; the centres from before stay in use", outcome.refusal());
        }
    }

    private void write(CentreRefresh.Outcome outcome, double seconds) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("is_published", outcome.isPublished());
        report.put("refusal", outcome.refusal());
        report.put("seconds", seconds);
        report.put("training", JsonReport.of(outcome.training()));
        report.put("trial", outcome.trial());
        SwapWatch.Sweep sweep = outcome.sweep();
        report.put("sweep_users", sweep == null ? null : sweep.users());
        report.put("sweep_seconds", sweep == null ? null : sweep.took().toMillis() / 1e3);
        outputs.write(report, outcome.training());
    }
}
