package dev.eddy.recall;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.ResidentModels;
import dev.eddy.recall.cluster.SegmentCuts;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MemberUpdate.Present;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The models and rankers of a task's clusters in memory, read back from state when they are needed. */
final class Clusters {
    private static final long MEGABYTE = 1L << 20;

    private final StageOptions options;
    private final ItemNumbers numbers;
    private final FeatureSpace features;
    final ResidentModels models;
    /** Of every cluster that the task has had to do with; also read by the metrics' thread. */
    final Map<Integer, LinearRanker> rankers = new ConcurrentHashMap<>();

    /** How users are compared in each cluster; made anew after a restart. */
    private final Map<Integer, SegmentCuts> cuts = new HashMap<>();

    /** Clusters whose rankers have learned since they were last kept in state. */
    private final Set<Integer> learned = new HashSet<>();

    private final HeldUpdates held = new HeldUpdates();

    /** Models that were read back from state. */
    long loads;

    Clusters(StageOptions options, ItemNumbers numbers, FeatureSpace features) {
        this.options = options;
        this.numbers = numbers;
        this.features = features;
        this.models = new ResidentModels(options.neighbours().residentMegabytes() * MEGABYTE);
    }

    /** The model of a cluster, read back from state when it is not in memory. */
    ClusterModel model(int cluster, ClusterState state) {
        settle(cluster, state);
        return asLastSettled(cluster, state);
    }

    /** The model for an update of a member; for one of the history, updates of others may still wait. */
    ClusterModel modelFor(MemberUpdate update, ClusterState state) {
        if (update.isHistory()) {
            settle(held.take(update.cluster(), update.userId()), state);
        } else {
            settle(update.cluster(), state);
        }
        return asLastSettled(update.cluster(), state);
    }

    /** Asks the model of a cluster something. Pushes no other model out of memory. */
    void askAside(int cluster, ClusterState state, Consumer<ClusterModel> question) {
        settle(cluster, state);
        if (isWorthHaving(cluster)) {
            question.accept(asLastSettled(cluster, state));
            return;
        }
        ClusterModel loaded = load(cluster, state);
        try {
            question.accept(loaded);
        } finally {
            loaded.close();
        }
    }

    private ClusterModel asLastSettled(int cluster, ClusterState state) {
        ClusterModel resident = models.get(cluster);
        if (resident != null) {
            return resident;
        }
        ClusterModel loaded = load(cluster, state);
        models.put(cluster, loaded);
        return loaded;
    }

    private ClusterModel load(int cluster, ClusterState state) {
        loads++;
        var model = new ClusterModel(options.neighbours(), options.filter(), numbers);
        for (Member member : state.members()) {
            model.put(member);
        }
        model.use(cuts.getOrDefault(cluster, SegmentCuts.OF_FEW));
        return model;
    }

    /** Compares the users of a cluster by its members as of an instant from now on. */
    void cutSegments(int cluster, long asOfMillis, ClusterState state) {
        ClusterModel model = model(cluster, state);
        cuts.put(cluster, model.cutsAsOf(asOfMillis));
        model.use(cuts.get(cluster));
    }

    LinearRanker ranker(int cluster, ClusterState state) {
        LinearRanker known = rankers.get(cluster);
        if (known == null) {
            LearnedRanker before = options.scoring().learning() == Learning.OFF ? null : state.learned();
            known = new LinearRanker(options.scoring(), features, before);
            rankers.put(cluster, known);
        }
        return known;
    }

    /** Notes that the ranker of a cluster has learned. */
    void noteLearned(int cluster) {
        learned.add(cluster);
    }

    /** The rankers by cluster that have learned since the last call; the caller keeps them in the clusters' state. */
    Map<Integer, LinearRanker> takeLearned() {
        Map<Integer, LinearRanker> changed = new HashMap<>();
        learned.forEach(cluster -> changed.put(cluster, rankers.get(cluster)));
        learned.clear();
        return changed;
    }

    /** The member as of the last update, without loading the model; null for a user who is none. */
    Member memberFor(MemberUpdate update, ClusterState state) {
        settle(held.take(update.cluster(), update.userId()), state);
        return asLastSettled(update.cluster(), update.userId(), state);
    }

    private Member asLastSettled(int cluster, String userId, ClusterState state) {
        ClusterModel resident = models.get(cluster);
        return resident == null ? state.member(userId) : resident.member(userId);
    }

    /** Adds or replaces a member. A model that is not in memory is made from the state when somebody looks at it. */
    void put(int cluster, Member member, ClusterState state) {
        state.put(member);
        ClusterModel resident = models.get(cluster);
        if (resident != null) {
            resident.put(member);
            models.noteSize(cluster);
        }
    }

    /** Adds or replaces a member by an update that may wait until somebody looks at the cluster. */
    void hold(Present update, ClusterState state) {
        if (held.add(update)) {
            settle(update.cluster(), state);
        }
    }

    /** The clusters of which updates wait. They have to be settled before a snapshot. */
    Set<Integer> unsettled() {
        return held.clusters();
    }

    /** Carries out the updates of a cluster that wait. */
    void settle(int cluster, ClusterState state) {
        held.take(cluster).forEach(updates -> settle(updates, state));
    }

    /** Carries out updates of one member. */
    private void settle(List<Present> updates, ClusterState state) {
        if (updates.isEmpty()) {
            return;
        }
        int cluster = updates.get(0).cluster();
        if (isWorthHaving(cluster)) {
            // Its members need not be read from the state one by one then.
            asLastSettled(cluster, state);
        }
        Member member = asLastSettled(cluster, updates.get(0).userId(), state);
        for (Present update : updates) {
            member = Member.after(member, update, options.interest().historyLimit());
        }
        put(cluster, member, state);
    }

    /**
     * Whether the model of a cluster is in memory, or has room there. The history goes on without one: to read thousands of members back
     * for each of its clicks would take far longer than the clicks themselves.
     */
    boolean isWorthHaving(int cluster) {
        return models.get(cluster) != null || models.hasRoom();
    }

    /** Removes a member without loading the model; whether it was the last of the cluster. */
    boolean remove(int cluster, String userId, ClusterState state) {
        held.take(cluster, userId);
        state.remove(userId);
        ClusterModel resident = models.get(cluster);
        if (resident != null) {
            resident.remove(userId);
            models.noteSize(cluster);
        }
        boolean isEmpty = isEmpty(cluster, state);
        if (isEmpty) {
            models.remove(cluster);
            cuts.remove(cluster);
            LinearRanker ranker = rankers.remove(cluster);
            if (learned.remove(cluster)) {
                state.keep(ranker);
            }
        }
        return isEmpty;
    }

    boolean isEmpty(int cluster, ClusterState state) {
        if (held.has(cluster)) {
            return false;
        }
        ClusterModel resident = models.get(cluster);
        return resident == null ? !state.hasMembers() : resident.size() == 0;
    }

    /** Mean weight of a feature over all rankers, 0 when there is none; any thread may ask. */
    double meanWeight(int feature) {
        return rankers.values().stream()
                .mapToDouble(ranker -> ranker.weight(feature))
                .average()
                .orElse(0);
    }
}
