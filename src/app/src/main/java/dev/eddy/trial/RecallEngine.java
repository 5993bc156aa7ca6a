package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.client.Candidate;
import dev.eddy.client.GroupProfile;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.TaskShare;
import dev.eddy.item.Transition;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.Candidates;
import dev.eddy.recall.ClusterSegments;
import dev.eddy.recall.ClusterStage;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.StageMeter;
import dev.eddy.recall.StageOptions;
import dev.eddy.recall.StageOutput;
import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.ClickLearner.Pace;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.training.Population;
import dev.eddy.training.Retraining;
import dev.eddy.training.TrainingInput;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.user.FirstTraining;
import dev.eddy.user.Handover;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MembershipOptions;
import dev.eddy.user.Merged;
import dev.eddy.user.Parts;
import dev.eddy.user.User;
import dev.eddy.user.UserChange;
import dev.eddy.user.UserStage;
import dev.eddy.vector.SplitMix64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All of Eddy in one thread: the pure classes of the job, composed without Flink. It is the oracle that the job's lists are compared
 * with, and a readable summary of the job. Where nothing is learned, the table of items and the models of clusters are brought up to date
 * only when somebody asks.
 */
public final class RecallEngine {
    /** Events after which segments are cut anew. The job does it each minute. */
    private static final int SEGMENTS_EVERY = 1_000;

    private static final FirstTraining FIRST_TRAINING = FirstTraining.of(Options.defaults(MembershipOptions.class), 1);

    private final RecallOptions options;
    private final Catalogue catalogue;
    private final ItemInputs inputs;
    private final UserStage userStage;
    private final Map<String, User> users = new HashMap<>();
    private final Parts parts = Parts.inMemory();
    private final Map<Integer, ClusterMemory> clusters = new HashMap<>();
    private final ItemTable table;
    private final ItemMemory items;
    private final ClusterStage stage;
    /** Whether the ranker learns: only then do samples and the users' segments matter. */
    private final boolean learns;
    /** Number of events, while it learns. */
    private long folded;

    /** Starts with the initial centres; events on items outside the catalogue are ignored. */
    public RecallEngine(RecallOptions options, Catalogue catalogue, CentreSet centres) {
        this.options = options;
        this.learns = options.scoring().learning() == Learning.ON;
        this.catalogue = catalogue;
        this.inputs = new ItemInputs(options.catalog().spaceOfCentres(), options.interest());
        catalogue.vectors().forEach((itemId, vectors) -> inputs.put(ItemUpdate.of(itemId, vectors)));
        // Without a margin the assignment does not depend on the order of events.
        this.userStage = new UserStage(options.interest(), centres, 0, inputs);
        this.table = new ItemTable(
                new ItemNumbers(), options.neighbours(), options.catalog().vectorSpaces());
        this.items = new ItemMemory(catalogue, options.popularity(), options.retrieval(), table);
        RecallOptions inMemory = options.inMemory();
        // Nobody asks the engine for the live hit rate.
        StageOptions sampled = (learns ? inMemory : inMemory.withoutSamples()).stage(true);
        this.stage = new ClusterStage(sampled, table, new TaskShare(0, 1), Runnable::run, StageMeter.NONE);
        catalogue.towers().forEach(this::use);
    }

    /** Replaces the centres and reassigns every user. */
    public void use(CentreSet others) {
        userStage.use(others);
        users.replaceAll((userId, user) -> applied(userStage.reassign(user)));
    }

    /**
     * The first centres that the job would train at an instant, which is also the version; empty while it would keep
     * those in use.
     */
    Optional<CentreSet> firstCentres(long nowMillis) {
        CentreSet centres = userStage.centres();
        List<User> directed =
                users.values().stream().filter(RecallEngine::counts).toList();
        int countedItems = directed.stream()
                .mapToInt(user -> ClusterCount.counted(user.interest().history().size()))
                .sum();
        if (!FIRST_TRAINING.isDue(countedItems, centres)) {
            return Optional.empty();
        }
        double share = FirstTraining.share(directed.size());
        var sample = new Population.Builder();
        directed.stream()
                .filter(user -> SplitMix64.isSampled(user.userId(), share))
                .forEach(user -> sample.add(user));
        var input = new TrainingInput(sample.build(), nowMillis, centres.version(), centres.unusedId(), nowMillis);
        return Optional.of(Retraining.firstCentres(input, directed.size(), ClusterCount.USERS_PER_CLUSTER));
    }

    /** The users with a direction in the space of centres, in the order of their ids. */
    public Population population() {
        var population = new Population.Builder(inputs, options.dimension());
        users.values().stream()
                .filter(User::hasCluster)
                .sorted(Comparator.comparing(User::userId))
                .forEach(population::add);
        return population.build();
    }

    private static boolean counts(User user) {
        return user.hasCluster() && user.interest().hasDirection();
    }

    /** Takes the network that computes the vectors of users in a version of a space. */
    public void use(NewTower tower) {
        stage.use(tower);
        inputs.use(tower);
    }

    /** Takes a new version of a space, with at least one vector, as the job does. */
    void use(SpaceVectors vectors) {
        ItemVector first = vectors.items().get(0);
        ItemSpace before = table.spaces().get(table.indexOfSpace(first.space()));
        long version = before.version() + 1;
        var beside = new SpaceVersions(first.space(), before.version(), version);
        table.use(beside);
        inputs.use(beside);
        for (ItemVector vector : vectors.items()) {
            inputs.put(ItemUpdate.of(vector.inVersion(version)));
        }
        items.replace(vectors.items(), version);
        if (vectors.tower() != null) {
            use(new NewTower(first.space(), version, vectors.tower()));
        }
        var used = new SpaceVersions(first.space(), version, SpaceVersions.NONE);
        stage.use(used);
        inputs.use(used);
    }

    /** Takes one event. */
    public void fold(Behaviour behaviour) {
        TaggedBehaviour tagged = catalogue.tag(behaviour);
        if (tagged == null) {
            return;
        }
        UserChange change = userStage.fold(knownOrNew(behaviour.userId()), tagged);
        settle(change);
        if (!change.isApplied()) {
            return;
        }
        if (behaviour.type() != BehaviourType.IMPRESSION) {
            // The user of now: an answer may have come since.
            settle(userStage.tellRest(users.get(behaviour.userId()), behaviour.awaitedSinceMillis()));
        }
        if (learns && ++folded % SEGMENTS_EVERY == 0) {
            clusters.forEach((cluster, memory) -> stage.cutSegments(cluster, behaviour.atMillis(), memory));
        }
        if (behaviour.type().isAboutAnItem() && !userStage.isRobot(change.user(), behaviour)) {
            learn(ItemUpdate.of(behaviour, options.interest().weights()));
        }
    }

    /** Takes a change, and what it tells other users. */
    private void settle(UserChange change) {
        if (change.isApplied()) {
            User user = applied(change);
            users.put(user.userId(), user);
        }
        for (Transition transition : change.transitions()) {
            ItemUpdate.of(transition).forEach(this::learn);
        }
        for (Handover handover : change.handovers()) {
            settle(userStage.take(knownOrNew(handover.to()), handover, parts));
        }
    }

    private User knownOrNew(String userId) {
        User known = users.get(userId);
        return known == null ? userStage.unknown(userId) : known;
    }

    private void learn(ItemUpdate part) {
        items.add(part);
        if (learns) {
            items.settle();
        }
    }

    private User applied(UserChange change) {
        for (MemberUpdate update : change.updates()) {
            stage.apply(update, Pace.ON_TIME, memory(update.cluster()), 0);
        }
        return change.user();
    }

    private ClusterMemory memory(int cluster) {
        return clusters.computeIfAbsent(cluster, id -> new ClusterMemory());
    }

    /** The channels that recall. */
    List<Channel> channels() {
        return stage.recaller().channels();
    }

    /**
     * Recalls as of an instant for a user, or for the user whom the id is merged into; empty for a user without a cluster, who
     * is unknown or has only impressions.
     */
    public Optional<Recalled> recall(String userId, long asOfMillis) {
        return recall(userId, aversion -> aversion, asOfMillis);
    }

    /** Recalls as of just before a click, for its user. */
    Optional<Recalled> recallBefore(ScoredClick click) {
        return recall(click.userId(), aversion -> aversion.beforePageOf(click.itemId()), click.atMillis());
    }

    private Optional<Recalled> recall(String userId, UnaryOperator<Aversion> atPage, long asOfMillis) {
        User user = person(userId);
        if (user == null || user.cluster() == ClusterAssigner.NO_CLUSTER) {
            return Optional.empty();
        }
        Aversion aversion = atPage.apply(user.interest().aversion());
        items.settle();
        return Optional.ofNullable(
                stage.recallAnew(user.userId(), aversion, user.cluster(), asOfMillis, memory(user.cluster())));
    }

    /** Whether {@link #recall} has a list, so that a reader need not take the one for users without one. */
    boolean hasList(String userId) {
        User user = person(userId);
        return user != null && user.hasCluster();
    }

    private User person(String userId) {
        User user = users.get(userId);
        return user != null && user.merged() instanceof Merged.Into into ? users.get(into.userId()) : user;
    }

    /** Each channel's list as candidates, by the channel's name. */
    Map<String, List<Candidate>> candidates(Recalled recalled) {
        return stage.recaller().candidates(recalled.lists());
    }

    /** The profiles of the clusters as of the last events, by cluster; made once a minute by this wall clock. */
    public Map<Integer, GroupProfile> profiles(long nowMillis) {
        Map<Integer, GroupProfile> profiles = new TreeMap<>();
        items.settle();
        for (Map.Entry<Integer, ClusterMemory> cluster : clusters.entrySet()) {
            stage.share(cluster.getKey(), cluster.getValue(), nowMillis, new StageOutput() {
                @Override
                public void candidates(Candidates lists) {}

                @Override
                public void explanation(Explanation answer) {}

                @Override
                public void segments(ClusterSegments told) {}

                @Override
                public void shared(SharedUpdate update) {
                    if (update.profile() != null) {
                        profiles.put(cluster.getKey(), update.profile());
                    }
                }
            });
        }
        return profiles;
    }

    /** Recalls for unknown users as of an instant: the most popular items. */
    public List<Candidate> hot(long asOfMillis) {
        items.settle();
        return stage.hot(asOfMillis);
    }

    public Set<String> userIds() {
        return users.keySet();
    }

    /** Null for an unknown user. */
    public User user(String userId) {
        return users.get(userId);
    }
}
