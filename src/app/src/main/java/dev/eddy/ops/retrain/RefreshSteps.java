package dev.eddy.ops.retrain;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.Population;
import dev.eddy.training.Retrained;
import dev.eddy.training.Retraining;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import dev.eddy.trial.CentreGate;
import dev.eddy.trial.CentreTrial;
import dev.eddy.trial.HitRates;
import dev.eddy.user.ItemInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The steps of a refresh: from the users of a savepoint to centres that are tried on recent events. */
public final class RefreshSteps {
    /** Defaults of a refresh. */
    public static final int LEAST_USERS = 1_000;

    public static final double MOST_LOSS = .05;
    public static final double MOST_SHARE = .25;
    public static final int TRIAL_EVENTS = 50_000;
    public static final int LEAST_CLICKS = 500;
    private static final long SEED = 1;

    private final JobOptions options;
    private final KafkaOptions kafka;
    private final Choice choice;
    private Map<String, Map<String, float[]>> vectors;

    /**
     * What a person may choose.
     *
     * @param space to train in; null for that of {@code catalog.centre-space}
     * @param byRules whether clusters go by rules on tags, instead of k-means
     * @param training throws {@link BadInputException} when the population is too small or too uniform
     * @param trialEvents number of recent events to try the centres on; 0 for no trial
     * @param catalogueRead is given the catalogue of the trial
     */
    public record Choice(
            String space,
            boolean byRules,
            Function<TrainingInput, Retrained> training,
            CentreGate gate,
            int trialEvents,
            Consumer<Catalogue> catalogueRead) {
        /** The defaults, in a space. */
        public static Choice usual(String space) {
            return new Choice(
                    space,
                    false,
                    RefreshSteps::train,
                    new CentreGate(MOST_LOSS, MOST_SHARE, LEAST_CLICKS),
                    TRIAL_EVENTS,
                    catalogue -> {});
        }
    }

    public RefreshSteps(JobOptions options, Choice choice) {
        this.options = options;
        this.kafka = options.kafka();
        this.choice = choice;
    }

    private static Retrained train(TrainingInput input) {
        var retraining = new Retraining(
                ClusterCount.AUTO,
                0,
                TrainingOptions.BATCHES,
                TrainingOptions.LARGEST,
                LEAST_USERS,
                SEED,
                TrainingOptions.ENOUGH_USERS);
        return retraining.retrain(input.population(), input.unused(), TrainingProgress.IGNORED);
    }

    CentreGate gate() {
        return choice.gate();
    }

    /** @throws BadInputException when the job can't assign users in the space, or it has no vectors */
    CentreRefresh.Steps ready() {
        Population.Builder users = users(space());
        return new CentreRefresh.Steps(
                (savepoint, published) ->
                        LiveInput.of(savepoint, users, published, Instant.now().toEpochMilli()),
                choice.training(),
                choice.trialEvents() == 0 ? null : this::trial);
    }

    /** @throws BadInputException when the job can't assign users in the space */
    private VectorSpace space() {
        CatalogOptions catalog = options.recall().catalog();
        String name = choice.space() == null ? catalog.centreSpace() : choice.space();
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

    /** The vectors in the space of centres, read once: there may be millions. */
    private Map<String, Map<String, float[]>> vectorsOfCentres() {
        if (vectors == null) {
            vectors =
                    RecordedItems.readVectors(kafka, options.recall().catalog().spaceOfCentres());
        }
        return vectors;
    }

    /** The user tower in the space of centres; none for a space of another kind. Throws {@link BadInputException} without one. */
    private List<NewTower> towerOfCentres() {
        VectorSpace space = options.recall().catalog().spaceOfCentres();
        if (!space.hasTower()) {
            return List.of();
        }
        byte[] weights = KafkaSpaceTopic.tower(
                kafka, space.name(), KafkaSpaceTopic.order(kafka, space.name()).inUse());
        BadInputException.require(
                weights != null,
                "space " + space.name()
                        + " has no user tower in use; publish one first, as by 'train towers --publish'");
        return List.of(new NewTower(space.name(), 0, weights));
    }

    private Population.Builder users(VectorSpace space) {
        var inputs = new ItemInputs(space, options.recall().interest());
        if (!space.name().equals(VectorSpace.TAG)) {
            BadInputException.require(
                    !vectorsOfCentres().isEmpty(),
                    "space " + space.name()
                            + " has no vectors in use; publish some first, as by 'train items --refresh'");
            vectorsOfCentres().forEach((itemId, byName) -> inputs.put(ItemUpdate.of(itemId, byName)));
            towerOfCentres().forEach(inputs::use);
        }
        var users = new Population.Builder(inputs, options.recall().dimension());
        return choice.byRules()
                ? users.byRules(
                        RecordedItems.readCatalogue(kafka, options.recall().dimension())
                                .items()::get)
                : users;
    }

    private HitRates trial(CentreSet before, CentreSet after) {
        List<Behaviour> events = RecordedEvents.readLast(kafka, choice.trialEvents());
        CatalogOptions catalog = options.recall().catalog();
        Catalogue items = RecordedItems.readCatalogue(kafka, catalog.dimension());
        Catalogue catalogue = before.isByTags() && after.isByTags()
                ? items
                : items.with(vectorsOfCentres()).with(towerOfCentres());
        choice.catalogueRead().accept(catalogue);
        try (Progress progress = Progress.of("trial", 2L * events.size())) {
            return new CentreTrial(options.recall(), events, catalogue, progress::step).compare(before, after);
        }
    }
}
