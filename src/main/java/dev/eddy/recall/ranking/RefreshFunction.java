package dev.eddy.recall.ranking;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import dev.eddy.item.VectorSpace;
import dev.eddy.recall.Candidates;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.NeighboursDescriptors;
import dev.eddy.recall.cluster.ResidentModels;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.ItemTableWriter;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.search.ItemFinder;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Interaction;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The cluster stage: keeps the members of each cluster, and makes a member's lists anew when told to. */
public final class RefreshFunction extends KeyedBroadcastProcessFunction<Integer, ClusterInput, ItemUpdate, Candidates>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Lists for more than one user, every so often. */
    public static final OutputTag<SharedUpdate> SHARED =
            new OutputTag<>("shared-updates", TypeInformation.of(SharedUpdate.class));

    /** Answers to questions. */
    public static final OutputTag<Explanation> EXPLANATIONS =
            new OutputTag<>("explanations", TypeInformation.of(Explanation.class));

    private static final long SHARED_EVERY_MILLIS = 10_000;

    /** What a cluster has learned is kept for so long after its last member has left. */
    private static final long KEEP_EMPTY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final long MEGABYTE = 1L << 20;

    /** The largest models, whose members are metered: a metric for each cluster would stay when its cluster is gone. */
    private static final int METERED_MODELS = 10;

    /** The latest times of a task, whose median and percentiles are metered. */
    private static final int METERED_TIMES = 4_000;

    /** A click that waited for longer is held up by others; looking for it would hold up more. */
    private static final long LATE_MILLIS = 100;

    private final NeighbourOptions neighbourOptions;
    private final FilterOptions filter;
    private final RetrievalOptions retrieval;
    private final ScoringOptions options;
    private final List<VectorSpace> spaces;
    private final InterestOptions interest;
    private final boolean serveChannels;

    private transient MapState<String, Member> members;
    private transient ValueState<LearnedRanker> learned;
    private transient ItemNumbers numbers;
    private transient ResidentModels models;
    private transient ItemTable table;
    private transient ItemTableWriter tableWriter;
    private transient FeatureSpace features;
    private transient Recaller recaller;
    private transient ClickLearner learner;
    private transient Explainer explainer;
    /** Of each cluster this task has had to do with; also read by the metrics' thread. */
    private transient Map<Integer, LinearRanker> rankers;

    private transient LiveHits hits;
    /** Clusters that have changed since their shared list was made. */
    private transient Set<Integer> changed;

    /** Null when nothing is to be found. */
    private transient ItemFinder finder;

    private transient ExecutorService indexing;
    /** Null when nothing similar is to be found. */
    private transient SimilarLists similarLists;

    private transient TaskShare own;
    private transient RecentUsers recentUsers;
    /** Event time, as far as this task has seen it. One user whose clock is ahead must not move it. */
    private transient ConfirmedClock clock;
    /** Instant that a command last made lists for: any instant, so it is no clock, but of use while there is none. */
    private transient long commandAsOfMillis;

    private transient long hotDueAtMillis;

    private transient Counter updatesIn;
    private transient Counter refreshes;
    private transient Counter newItemRefreshes;
    private transient Histogram refreshMicros;
    private transient Histogram searchMicros;
    private transient Counter modelLoads;

    /**
     * @param spaces that items have vectors in, beside that of the tag vectors
     * @param interest as in the user stage
     * @param serveChannels whether each channel's own list is served beside the merged one
     */
    public RefreshFunction(
            NeighbourOptions neighbourOptions,
            FilterOptions filter,
            RetrievalOptions retrieval,
            ScoringOptions options,
            List<VectorSpace> spaces,
            InterestOptions interest,
            boolean serveChannels) {
        this.filter = filter;
        this.retrieval = retrieval;
        this.spaces = spaces;
        this.interest = interest;
        this.neighbourOptions = neighbourOptions;
        this.options = options;
        this.serveChannels = serveChannels;
    }

    /** Before {@link #open}. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        numbers = new ItemNumbers();
        table = new ItemTable(numbers, neighbourOptions, spaces);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        own = new TaskShare(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
        tableWriter = new ItemTableWriter(table, context.getOperatorStateStore(), own, retrieval.findsItems());
    }

    @Override
    public void open(OpenContext context) {
        members = getRuntimeContext().getMapState(NeighboursDescriptors.members());
        recentUsers = new RecentUsers();
        learned = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("ranker", TypeInformation.of(LearnedRanker.class)));
        models = new ResidentModels(neighbourOptions.residentMegabytes() * MEGABYTE);
        features = FeatureSpace.of(spaces);
        var scorer = new CandidateScorer(options, features);
        recaller = serveChannels
                ? Recaller.ofAllChannels(scorer, neighbourOptions)
                : Recaller.ofTheRanker(scorer, neighbourOptions);
        learner = new ClickLearner(options, recaller);
        explainer = new Explainer(options, recaller, numbers, table);
        rankers = new ConcurrentHashMap<>();
        hits = new LiveHits(recaller.channels());
        changed = new HashSet<>();
        clock = ConfirmedClock.NONE;
        commandAsOfMillis = ConfirmedClock.UNKNOWN;
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        updatesIn = metrics.counter("updatesIn");
        refreshes = metrics.counter("refreshes");
        newItemRefreshes = metrics.counter("newItemRefreshes");
        refreshMicros = metrics.histogram("refreshMicros", new DescriptiveStatisticsHistogram(METERED_TIMES));
        modelLoads = metrics.counter("modelLoads");
        metrics.gauge("residentModels", models::size);
        metrics.gauge("residentMembers", models::members);
        metrics.gauge("residentBytes", models::bytes);
        for (int i = 1; i <= METERED_MODELS; i++) {
            int rank = i;
            metrics.addGroup("rank", Integer.toString(rank)).gauge("members", () -> models.sizeOfRank(rank));
        }
        metrics.gauge("recallableItems", table::recallableItems);
        if (retrieval.findsItems()) {
            findItems(metrics);
        }
        hits.forEach((list, users, tally) ->
                register(metrics.addGroup("list", list).addGroup("users", users), tally, table::recallableItems));
        for (String feature : features.names()) {
            metrics.addGroup("feature", feature).gauge("weight", () -> meanWeight(features.indexOf(feature)));
        }
    }

    private void findItems(MetricGroup metrics) {
        indexing = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "index-items");
            thread.setDaemon(true);
            return thread;
        });
        finder = new ItemFinder(retrieval, recaller.wanted(), interest.halfLife(), numbers, table, indexing);
        metrics.gauge("searches", finder::searches);
        searchMicros = metrics.histogram("searchMicros", new DescriptiveStatisticsHistogram(METERED_TIMES));
        if (retrieval.findsSimilar()) {
            similarLists = new SimilarLists(finder, numbers, table, options, own);
            metrics.gauge("newItemsLeftOut", similarLists::leftOut);
        }
        finder.indexes().forEach((space, index) -> {
            MetricGroup group = space == table.tagSpace() ? metrics : metrics.addGroup("space", space.name());
            group.gauge("indexedItems", index::size);
            group.gauge("indexGraphPlaces", index::graphSize);
            group.gauge("indexShortfalls", index::shortfalls);
        });
    }

    @Override
    public void close() {
        if (indexing != null) {
            indexing.shutdownNow();
        }
    }

    private static void register(MetricGroup metrics, HitTally tally, IntSupplier recallableItems) {
        metrics.gauge("samples", () -> tally.total().samples());
        metrics.gauge("hits", () -> tally.total().hits());
        metrics.gauge("reciprocalRanks", () -> tally.total().reciprocalRanks());
        metrics.gauge(
                "hitRate20", () -> tally.lately(System.currentTimeMillis()).rate());
        metrics.gauge("mrr20", () -> tally.lately(System.currentTimeMillis()).mrr());
        metrics.gauge("coverage20", () -> (double) tally.shownLately() / recallableItems.getAsInt());
    }

    private double meanWeight(int feature) {
        return rankers.values().stream()
                .mapToDouble(ranker -> ranker.weight(feature))
                .average()
                .orElse(0);
    }

    @Override
    public void processElement(ClusterInput input, ReadOnlyContext context, Collector<Candidates> out)
            throws Exception {
        numbers.recycle();
        if (input instanceof UserQuestion question) {
            context.output(EXPLANATIONS, explained(question, context));
        } else if (input instanceof MemberUpdate update) {
            update(update, context, out);
        }
    }

    private void update(MemberUpdate update, ReadOnlyContext context, Collector<Candidates> out) throws Exception {
        updatesIn.inc();
        if (update.cluster() != ClusterAssigner.NO_CLUSTER && changed.add(update.cluster())) {
            TimerService timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + SHARED_EVERY_MILLIS);
        }
        if (update instanceof MemberUpdate.Forget forget) {
            if (update.cluster() != ClusterAssigner.NO_CLUSTER) {
                remove(update, context);
            }
            long now = context.timerService().currentProcessingTime();
            out.collect(Candidates.ofForgotten(forget.userId(), forget.version(), now));
            return;
        }
        if (update instanceof MemberUpdate.Refresh) {
            commandAsOfMillis = update.asOfMillis();
        } else {
            clock = clock.after(update.userId(), update.asOfMillis());
        }
        if (update instanceof MemberUpdate.Leave && update.click() == null) {
            remove(update, context);
            return;
        }
        ClusterModel model = model(update.cluster());
        Member member = model.member(update.userId());
        if (update.click() != null) {
            learn(member, model, update, context.timerService().currentProcessingTime());
        }
        if (!(update instanceof MemberUpdate.Present present)) {
            remove(update, context);
            return;
        }
        boolean isRefresh = update instanceof MemberUpdate.Refresh;
        if (!isRefresh) {
            member = Member.after(member, present, interest.historyLimit());
            members.put(update.userId(), member);
            model.put(member);
            models.noteSize(update.cluster());
        }
        if (update.makesLists()) {
            refreshes.inc();
            recentUsers.add(present.user());
            find(member, model, update.asOfMillis(), isRefresh, context);
            long now = context.timerService().currentProcessingTime();
            out.collect(refreshed(member, model, present.user(), present.appendedAtMillis(), now));
        }
    }

    /** What a command has made anew is made of what is found now. */
    private void find(Member member, ClusterModel model, long asOfMillis, boolean isRefresh, ReadOnlyContext context) {
        if (finder == null) {
            return;
        }
        long searchesBefore = finder.searches();
        long startNanos = System.nanoTime();
        model.putFound(
                member.userId(),
                isRefresh
                        ? finder.lookAnew(member, asOfMillis)
                        : finder.look(member, model.found(member.userId()), asOfMillis));
        if (finder.searches() > searchesBefore) {
            searchMicros.update(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos));
        }
        if (similarLists != null) {
            List<Integer> used = recaller.linked(model.recents(member.userId()));
            similarLists
                    .ofUsed(used, asOfMillis, context.currentProcessingTime())
                    .forEach(list -> context.output(SHARED, list));
        }
    }

    /**
     * The cluster's shared list, or that it is gone, and sometimes the list for users nobody knows: a task may have no other
     * occasion.
     */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Candidates> out) throws Exception {
        int cluster = context.getCurrentKey();
        boolean isChanged = changed.remove(cluster);
        if (isEmpty(cluster)) {
            if (!isChanged) {
                learned.clear();
            }
            if (cluster != ClusterAssigner.NO_CLUSTER) {
                context.output(SHARED, SharedUpdate.ofGone(cluster));
            }
            return;
        }
        // A timer from before a restart: the clock of the decay is not known again yet.
        long newestMillis = clock.equals(ConfirmedClock.NONE) ? commandAsOfMillis : clock.confirmedOrNewestMillis();
        if (newestMillis == ConfirmedClock.UNKNOWN) {
            return;
        }
        ClusterModel model = model(cluster);
        List<Candidate> hot = recaller.hotIn(model, table, newestMillis);
        context.output(
                SHARED,
                SharedUpdate.ofCluster(
                        cluster, timestamp, hot, ranker(cluster).weights(), model.size(), TopTags.of(hot, table)));
        if (timestamp >= hotDueAtMillis) {
            hotDueAtMillis = timestamp + SHARED_EVERY_MILLIS;
            context.output(SHARED, SharedUpdate.hot(timestamp, recaller.hot(table, newestMillis)));
        }
    }

    /** Looks for a click in what would have been recalled without it. */
    private void learn(Member before, ClusterModel model, MemberUpdate update, long nowMillis) throws Exception {
        Interaction click = update.click();
        LinearRanker ranker = ranker(update.cluster());
        boolean isLate = update instanceof MemberUpdate.Present present
                && present.appendedAtMillis() > 0
                && nowMillis - present.appendedAtMillis() > LATE_MILLIS;
        if (learner.isDue(before, click, model, ranker, isLate)) {
            Recalled recalled = recaller.recall(before, model, ranker, table, update.asOfMillis());
            hits.add(recalled, numbers, before, click.itemId(), nowMillis);
            learner.learn(before, click, model, ranker, table);
            // What was learned is kept for when learning is on again.
            if (options.learning() != Learning.OFF) {
                learned.update(ranker.learned());
            }
        }
    }

    /** The ranker of the cluster whose key is the current one. */
    private LinearRanker ranker(int cluster) throws Exception {
        LinearRanker known = rankers.get(cluster);
        if (known == null) {
            LearnedRanker before = options.learning() == Learning.OFF ? null : learned.value();
            known = before == null ? new LinearRanker(options, features) : LinearRanker.of(options, features, before);
            rankers.put(cluster, known);
        }
        return known;
    }

    /** A model that is not in memory is read from state when it is needed, without the member. */
    private void remove(MemberUpdate update, ReadOnlyContext context) throws Exception {
        int cluster = update.cluster();
        members.remove(update.userId());
        recentUsers.left(update.userId(), cluster);
        ClusterModel resident = models.get(cluster);
        if (resident != null) {
            resident.remove(update.userId());
            models.noteSize(cluster);
        }
        if (isEmpty(cluster)) {
            models.remove(cluster);
            rankers.remove(cluster);
            context.timerService()
                    .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + KEEP_EMPTY_MILLIS);
        }
    }

    /** Whether the cluster whose key is the current one has no members. */
    private boolean isEmpty(int cluster) throws Exception {
        ClusterModel resident = models.get(cluster);
        return resident == null ? members.isEmpty() : resident.size() == 0;
    }

    private Explanation explained(UserQuestion question, ReadOnlyContext context) throws Exception {
        if (question.cluster() == ClusterAssigner.NO_CLUSTER) {
            return explainer.ofNobody(question, clock.confirmedOrNewestMillis());
        }
        ClusterModel model = model(question.cluster());
        Member member = model.member(question.user().userId());
        // Updates of one user come in order, so only who was put there by no update is not there.
        if (member == null) {
            return explainer.ofNobody(question, clock.confirmedOrNewestMillis());
        }
        find(member, model, question.user().asOfMillis(), false, context);
        return explainer.of(question, member, model, ranker(question.cluster()));
    }

    private Candidates refreshed(
            Member member, ClusterModel model, UserSnapshot user, long appendedAtMillis, long nowMillis)
            throws Exception {
        LinearRanker ranker = ranker(user.cluster());
        long startNanos = System.nanoTime();
        Recalled recalled = recaller.recall(member, model, ranker, table, user.asOfMillis());
        refreshMicros.update(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos));
        return new Candidates(
                user.userId(),
                user.version(),
                nowMillis,
                recalled.merged(),
                serveChannels ? recaller.candidates(recalled.lists()) : Map.of(),
                new Profile(
                        user.cluster(),
                        user.placement().centreVersion(),
                        user.placement().nextClusters(),
                        TopTags.of(member, model.recents(member.userId()), table, user.asOfMillis()),
                        user.asOfMillis()),
                appendedAtMillis);
    }

    /** The cluster's model, read back from state when it is not in memory. */
    private ClusterModel model(int cluster) throws Exception {
        ClusterModel resident = models.get(cluster);
        if (resident != null) {
            return resident;
        }
        modelLoads.inc();
        var model = new ClusterModel(neighbourOptions, filter, numbers);
        for (Member member : members.values()) {
            model.put(member);
        }
        models.put(cluster, model);
        return model;
    }

    @Override
    public void processBroadcastElement(ItemUpdate item, Context context, Collector<Candidates> out) throws Exception {
        numbers.recycle();
        long now = context.currentProcessingTime();
        if (finder == null) {
            table.add(item);
            return;
        }
        List<ItemFinder.Change> changes = item.isTick() ? List.of() : finder.tell(item);
        if (similarLists != null) {
            changes.forEach(change -> similarLists.add(change.space(), item.itemId()));
            similarLists.ofNew(clock.confirmedOrNewestMillis(), now).forEach(list -> context.output(SHARED, list));
        }
        for (ItemFinder.Change change : changes) {
            if (change.isNew()) {
                tellRecentUsers(item.itemId(), change.space(), now, out);
            }
        }
    }

    /** What is new comes into the lists of whom it is for without anything else having to happen. */
    private void tellRecentUsers(String itemId, ItemSpace space, long nowMillis, Collector<Candidates> out)
            throws Exception {
        int number = numbers.of(itemId);
        ItemUpdate item = table.get(number);
        long asOfMillis = Math.max(
                clock.confirmedOrNewestMillis(), Math.min(item.features().publishedAtMillis(), nowMillis));
        if (!table.isRecallableAt(number, asOfMillis)) {
            return;
        }
        for (UserSnapshot last : recentUsers.of(space.vectorOf(item), user -> direction(user, space), nowMillis)) {
            // There is no key here to read anything back by.
            ClusterModel model = models.get(last.cluster());
            Member member = model == null ? null : model.member(last.userId());
            if (member != null && rankers.containsKey(last.cluster())) {
                newItemRefreshes.inc();
                out.collect(refreshed(member, model, last.asOf(asOfMillis), 0, nowMillis));
            }
        }
    }

    /**
     * Where who was active lately is in a space: in that of the tag vectors as they are now, in others as they were looked
     * for.
     */
    private float[] direction(UserSnapshot last, ItemSpace space) {
        if (space == table.tagSpace()) {
            return last.direction();
        }
        ClusterModel model = models.get(last.cluster());
        return model == null
                ? null
                : model.found(last.userId())
                        .inSpace(table.spaces().indexOf(space))
                        .direction();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        tableWriter.write();
    }
}
