package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.CandidateScorer;
import dev.eddy.recall.ranking.ClickLearner;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.search.ItemFinder;
import dev.eddy.training.FirstCentres;
import dev.eddy.training.Population;
import dev.eddy.training.TrainingInput;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.user.FirstTraining;
import dev.eddy.user.InterestUpdater;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.User;
import dev.eddy.user.UserChange;
import dev.eddy.user.UserUpdater;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of Eddy in one thread: the pure classes of the job, composed without Flink. It is the oracle that the job's lists are compared
 * with, and a readable summary of the job.
 */
public final class RecallEngine {
    private final RecallOptions options;
    private final Catalogue catalogue;
    private final UserUpdater userUpdater;
    private final FeatureSpace features;
    private final Recaller recaller;
    private final ClickLearner learner;
    private final Map<String, User> users = new HashMap<>();
    private final Map<Integer, ClusterModel> clusters = new HashMap<>();
    private final Map<Integer, LinearRanker> rankers = new HashMap<>();
    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<String, ItemUpdate> popularity = new HashMap<>();
    private final ItemTable table;
    /** Null when the search by vectors is off. */
    private final ItemFinder finder;

    private CentreSet centres;
    private ClusterAssigner assigner;
    /** User and instant of the last recall; null after a new event. */
    private String recalledFor;

    private long recalledAtMillis;

    /**
     * @param catalogue known items; events on other items are ignored
     * @param centres initial centres
     */
    public RecallEngine(RecallOptions options, Catalogue catalogue, CentreSet centres) {
        this.options = options;
        this.catalogue = catalogue;
        this.table =
                new ItemTable(numbers, options.neighbours(), options.catalog().vectorSpaces());
        this.userUpdater = new UserUpdater(new InterestUpdater(options.interest()));
        this.features = FeatureSpace.of(options.catalog().vectorSpaces());
        this.recaller = Recaller.ofAllChannels(new CandidateScorer(options.scoring(), features), options.neighbours());
        this.learner = new ClickLearner(options.scoring(), recaller);
        this.centres = centres;
        this.assigner = canonical(centres);
        this.finder = options.retrieval().findsItems() ? finder() : null;
    }

    private ItemFinder finder() {
        catalogue.items().keySet().forEach(itemId -> table.put(published(itemId)));
        return new ItemFinder(
                options.retrieval().exact(),
                recaller.wanted(),
                options.interest().halfLife(),
                numbers,
                table,
                Runnable::run);
    }

    /** Assigns to the nearest centre without hysteresis, which does not depend on the order of events. */
    private static ClusterAssigner canonical(CentreSet centres) {
        return new ClusterAssigner(centres, 0);
    }

    /** Replaces the centres and reassigns every user. */
    public void use(CentreSet others) {
        centres = others;
        assigner = canonical(others);
        users.replaceAll((userId, user) -> applied(userUpdater.reassign(user, assigner)));
    }

    /**
     * The first centres that the job would train now; empty while it would keep those in use.
     *
     * @param nowMillis epoch milliseconds; also the new version
     */
    Optional<CentreSet> firstCentres(long nowMillis) {
        // Counts users with a direction only when there may be enough.
        if (!FirstTraining.isDue(users.size(), centres)) {
            return Optional.empty();
        }
        double directed = users.values().stream().filter(RecallEngine::counts).count();
        if (!FirstTraining.isDue(directed, centres)) {
            return Optional.empty();
        }
        double share = FirstTraining.share(directed);
        var sample = new Population.Builder();
        users.values().stream()
                .filter(user -> counts(user) && FirstTraining.isSampled(user.userId(), share))
                .forEach(user -> sample.add(user.interest().direction(), user.cluster()));
        var input = new TrainingInput(sample.build(), nowMillis, centres.version(), centres.unusedId(), nowMillis);
        return Optional.of(FirstCentres.train(input, directed));
    }

    private static boolean counts(User user) {
        return user.hasCluster() && user.interest().hasDirection();
    }

    /** Learns from one event. */
    public void fold(Behaviour behaviour) {
        TaggedBehaviour tagged = catalogue.tag(behaviour);
        if (tagged == null) {
            return;
        }
        User before = users.get(behaviour.userId());
        UserChange change =
                userUpdater.fold(before == null ? userUpdater.unknown(behaviour.userId()) : before, tagged, assigner);
        if (change.isDuplicate()) {
            return;
        }
        users.put(behaviour.userId(), applied(change));
        recalledFor = null;
        if (behaviour.type().isAboutAnItem() && !userUpdater.isRobot(change.user())) {
            learn(ItemUpdate.of(behaviour, options.interest().weights()));
        }
        for (Transition transition : change.transitions()) {
            learn(ItemUpdate.of(transition));
        }
    }

    private void learn(ItemUpdate part) {
        String itemId = part.itemId();
        ItemUpdate known = popularity.computeIfAbsent(itemId, this::published);
        ItemUpdate after = known.plus(part).bounded(options.popularity());
        popularity.put(itemId, after);
        if (after.isSeen()) {
            table.put(after.digested(options.popularity()));
        }
    }

    private ItemUpdate published(String itemId) {
        return ItemUpdate.of(catalogue.items().get(itemId), catalogue.vectors().get(itemId));
    }

    private User applied(UserChange change) {
        for (MemberUpdate update : change.updates()) {
            ClusterModel model = clusters.computeIfAbsent(
                    update.cluster(), id -> new ClusterModel(options.neighbours(), options.filter(), numbers));
            learn(update, model);
            if (update.kind() == MemberUpdate.Kind.LEAVE) {
                model.remove(update.userId());
            } else {
                Member member = Member.after(
                        model.member(update.userId()),
                        update,
                        options.interest().historyLimit());
                model.put(member);
            }
        }
        return change.user();
    }

    private void learn(MemberUpdate update, ClusterModel model) {
        Member before = model.member(update.userId());
        LinearRanker ranker = ranker(update.cluster());
        if (!learner.isDue(before, update.click(), model, ranker, false)) {
            return;
        }
        // The recaller still holds the recall of this user and instant.
        if (!update.userId().equals(recalledFor) || update.asOfMillis() != recalledAtMillis) {
            recaller.recall(before, model, ranker, table, update.asOfMillis());
        }
        learner.learn(before, update.click(), model, ranker, table);
    }

    private LinearRanker ranker(int cluster) {
        return rankers.computeIfAbsent(cluster, id -> new LinearRanker(options.scoring(), features));
    }

    /** The channels that recall. */
    Set<Channel> channels() {
        return recaller.channels();
    }

    /** Recalls for a user as of an instant; empty for a user without a cluster, who is unknown or has only impressions. */
    public Optional<Recalled> recall(String userId, long asOfMillis) {
        User user = users.get(userId);
        if (user == null || user.cluster() == ClusterAssigner.NO_CLUSTER) {
            return Optional.empty();
        }
        ClusterModel model = clusters.get(user.cluster());
        recalledFor = userId;
        recalledAtMillis = asOfMillis;
        Member member = model.member(userId);
        if (finder != null) {
            model.putFound(userId, finder.lookAnew(member, asOfMillis));
            recaller.linked(model.recents(userId))
                    .forEach(item -> table.spaces().forEach(space -> finder.lookForSimilar(space, item, asOfMillis)));
        }
        return Optional.of(recaller.recall(member, model, ranker(user.cluster()), table, asOfMillis));
    }

    /** Recalls for unknown users as of an instant: the most popular items. */
    public List<Candidate> hot(long asOfMillis) {
        return recaller.hot(table, asOfMillis);
    }

    public Set<String> userIds() {
        return users.keySet();
    }

    /** Null for an unknown user. */
    public User user(String userId) {
        return users.get(userId);
    }
}
