package dev.eddy.recall;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.client.Candidate;
import dev.eddy.control.Question;
import dev.eddy.control.SpaceVersions;
import dev.eddy.control.VariantOrder;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaskShare;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.ClickLearner;
import dev.eddy.recall.ranking.ClickLearner.Pace;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * The cluster stage without Flink. For an update of a member its steps are: sample the click in the lists made before
 * it, learn from it, apply the update, find items by vectors, recall. Belongs to one task. Not thread-safe.
 */
public final class ClusterStage {
    private final StageOptions options;
    private final ItemTable table;
    private final ItemNumbers numbers;
    final FeatureSpace features;
    final Rankings rankings;
    final LiveHits hits;
    final Clusters clusters;
    final MemberLists lists;
    final SharedLists shared;
    /** Event time, as far as this task has seen it. One user whose clock is ahead must not move it. */
    private ConfirmedClock clock = ConfirmedClock.NONE;

    private final TaskShare own;
    /** Instant that a command last made lists for: any instant, used while event time is not known. */
    private long commandAsOfMillis = ConfirmedClock.UNKNOWN;

    private Sample sample;

    /** The lists made just before a click, kept for the case that they were asked for already. */
    private record Sample(String userId, long asOfMillis, Recalled recalled) {}

    /**
     * @param own items and groups whose lists this task writes
     * @param indexing builds graphs of vectors; one thread is enough
     */
    public ClusterStage(StageOptions options, ItemTable table, TaskShare own, Executor indexing, StageMeter meter) {
        this.options = options;
        this.table = table;
        this.numbers = table.numbers();
        this.features = FeatureSpace.of(options.spaces());
        this.rankings = new Rankings(options, features, table);
        this.hits = new LiveHits(recaller().channels());
        this.clusters = new Clusters(options, numbers, features);
        this.own = own;
        this.lists = new MemberLists(options, rankings, clusters, table, own, indexing, meter);
        this.shared = new SharedLists(clusters, recaller(), table);
    }

    /**
     * Takes an update of a member and makes its lists; whether the update has removed the cluster's last member.
     *
     * @param behindMillis how far the task is behind with it
     */
    public boolean update(MemberUpdate update, long behindMillis, ClusterState state, long nowMillis, StageOutput out) {
        if (update.isHistory() && update instanceof MemberUpdate.Present present && !mayTeach(present, state)) {
            advance(update);
            clusters.hold(present, state);
            return false;
        }
        learn(update, update.isHistory() ? Pace.PUT_OFF : Pace.of(behindMillis), state, nowMillis);
        if (!(update instanceof MemberUpdate.Present present)) {
            if (update instanceof MemberUpdate.Gone gone) {
                out.candidates(Candidates.ofGone(gone, nowMillis));
                if (gone.mergedInto() != null) {
                    // It has left its own cluster.
                    return false;
                }
            }
            return remove(update, state);
        }
        Member member = put(present, state);
        if (update.makesLists()) {
            boolean isAnew = update instanceof MemberUpdate.Refresh;
            makeLists(member, present.user(), isAnew, present.appendedAtMillis(), state, nowMillis, out);
        }
        return false;
    }

    private boolean mayTeach(MemberUpdate.Present update, ClusterState state) {
        return update.click() != null
                && clusters.isWorthHaving(update.cluster())
                && rankings.of(update.userId())
                        .learner()
                        .mayLearn(
                                update.userId(),
                                update.click(),
                                update.details(),
                                clusters.ranker(update.cluster(), state),
                                Pace.PUT_OFF);
    }

    /** Makes lists that were put off; none for a user who is no member any more. */
    void makeLists(OwedList owed, ClusterState state, long nowMillis, StageOutput out) {
        numbers.recycle();
        sample = null;
        Member member = clusters.model(owed.placement().cluster(), state).member(owed.userId());
        if (member != null) {
            makeLists(member, owed.user(member), false, owed.appendedAtMillis(), state, nowMillis, out);
        }
    }

    private void makeLists(
            Member member,
            UserSnapshot user,
            boolean isAnew,
            long appendedAtMillis,
            ClusterState state,
            long nowMillis,
            StageOutput out) {
        // Lists are made from a model in memory.
        clusters.model(user.cluster(), state);
        UserSnapshot asOfNow = user.asOf(asOf(user.asOfMillis()));
        lists.recentUsers.add(asOfNow);
        lists.find(member, asOfNow, isAnew, nowMillis, out);
        LinearRanker ranker = clusters.ranker(user.cluster(), state);
        out.candidates(lists.recall(member, asOfNow, ranker, appendedAtMillis, nowMillis));
    }

    /** Takes an update of a member without making lists. */
    public void apply(MemberUpdate update, Pace pace, ClusterState state, long nowMillis) {
        learn(update, pace, state, nowMillis);
        if (update instanceof MemberUpdate.Present present) {
            put(present, state);
        } else {
            remove(update, state);
        }
    }

    /** Takes the time of an update, and learns from its click. */
    private void learn(MemberUpdate update, Pace pace, ClusterState state, long nowMillis) {
        numbers.recycle();
        if (update instanceof MemberUpdate.Refresh) {
            commandAsOfMillis = update.asOfMillis();
        } else if (!(update instanceof MemberUpdate.Gone)) {
            advance(update);
        }
        if (pace != Pace.PUT_OFF && update instanceof MemberUpdate.Join join && isFirstClick(join)) {
            Interaction first = join.history().get(0);
            shared.countFirst(first.itemId(), asOf(first.atMillis()));
        }
        if (update.click() != null) {
            sample(update, pace, state, nowMillis);
        }
        sample = null;
    }

    private void advance(MemberUpdate update) {
        clock = clock.after(update.userId(), update.asOfMillis());
        if (clock.isConfirmed()) {
            lists.advanceTo(clock.confirmedMillis());
        }
    }

    /**
     * The instant of the lists for an event: its own, or confirmed event time when it is late. People get the items of today, and no
     * list looks through those that came since the event. Where lists are compared with the oracle, it is always the event's own.
     */
    private long asOf(long eventMillis) {
        return options.neighbours().staleness() == 0 ? eventMillis : Math.max(eventMillis, clock.confirmedMillis());
    }

    /** Whether this may be the first that is known of the user, who so far got the list for users without one. */
    private static boolean isFirstClick(MemberUpdate.Join join) {
        return join.makesLists()
                && join.history().size() == 1
                && join.history().get(0).clicks() == 1
                && join.history().get(0).atMillis() == join.asOfMillis();
    }

    /** The member after an update; null after a refresh of a user who is no member. Loads no model. */
    private Member put(MemberUpdate.Present update, ClusterState state) {
        Member before = clusters.memberFor(update, state);
        if (update instanceof MemberUpdate.Refresh) {
            return before;
        }
        Member member = Member.after(before, update, options.interest().historyLimit());
        clusters.put(update.cluster(), member, state);
        return member;
    }

    /** Removes a member; whether it was the last of the cluster. */
    private boolean remove(MemberUpdate update, ClusterState state) {
        if (update.cluster() == ClusterAssigner.NO_CLUSTER) {
            return false;
        }
        lists.recentUsers.left(update.userId(), update.cluster());
        return clusters.remove(update.cluster(), update.userId(), state);
    }

    /** Ranks a click in the lists that the user would have got just before it, and learns from it. */
    private void sample(MemberUpdate update, Pace pace, ClusterState state, long nowMillis) {
        Interaction click = update.click();
        LinearRanker ranker = clusters.ranker(update.cluster(), state);
        ClickLearner learner = rankings.of(update.userId()).learner();
        if (!learner.mayLearn(update.userId(), click, update.details(), ranker, pace)) {
            return;
        }
        ClusterModel model = clusters.modelFor(update, state);
        Member before = model.member(update.userId());
        OptionalInt rankBeforeClick = learner.learnMore(update.userId(), click, update.details(), ranker);
        if (rankBeforeClick.isPresent()) {
            hits.add(update.details().type(), rankBeforeClick.getAsInt());
            noteLearned(update.cluster());
            return;
        }
        if (!learner.isDue(before, click, model, ranker, pace)) {
            return;
        }
        long asOfMillis = asOf(update.asOfMillis());
        lists.findMissing(before, model, asOfMillis);
        // The user has not ignored the other items of the click's page yet.
        Member atPage = before.with(before.aversion().before(update.details().pageMillis()));
        Recalled recalled = recall(atPage, model, ranker, asOfMillis);
        Segment segment = model.segment(before, asOfMillis);
        int rank = hits.add(update.details().type(), recalled, numbers, before, segment, click.itemId(), nowMillis);
        rankings.count(before.userId(), rank > 0);
        learner.learn(before, click, update.details(), rank, model, ranker, table);
        noteLearned(update.cluster());
    }

    /** Weights that were learned are kept for the time when learning is on again. */
    private void noteLearned(int cluster) {
        if (options.scoring().learning() != Learning.OFF) {
            clusters.noteLearned(cluster);
        }
    }

    /** Recalls for a member as of an instant. The last lists are used again while nothing has changed. */
    private Recalled recall(Member member, ClusterModel model, LinearRanker ranker, long asOfMillis) {
        if (sample == null || !sample.userId.equals(member.userId()) || sample.asOfMillis != asOfMillis) {
            sample = new Sample(
                    member.userId(),
                    asOfMillis,
                    rankings.of(member.userId()).recaller().recall(member, model, ranker, table, asOfMillis));
        }
        return sample.recalled;
    }

    /**
     * Recalls for a member of a cluster by items found as of an instant; null when the user is no member.
     *
     * @param aversion of the user at that instant; the cluster knows the one of the last update
     */
    public Recalled recallAnew(String userId, Aversion aversion, int cluster, long asOfMillis, ClusterState state) {
        ClusterModel model = clusters.model(cluster, state);
        Member member = model.member(userId);
        if (member == null) {
            return null;
        }
        lists.findAnew(member, model, asOfMillis);
        sample = null;
        return recall(member.with(aversion), model, clusters.ranker(cluster, state), asOfMillis);
    }

    /** Answers a question. It leaves no trace in any later list, whatever instant it is asked as of. */
    public void explain(UserQuestion question, ClusterState state, StageOutput out) {
        int cluster = question.cluster();
        if (cluster == ClusterAssigner.NO_CLUSTER) {
            explain(question, null, null, out);
        } else {
            clusters.askAside(cluster, state, model -> explain(question, model, clusters.ranker(cluster, state), out));
        }
    }

    private void explain(UserQuestion question, ClusterModel model, LinearRanker ranker, StageOutput out) {
        UserSnapshot user = question.user();
        Member member = model == null ? null : model.member(user.userId());
        if (member == null) {
            out.explanation(rankings.control().explainer().ofNobody(question, clock.confirmedOrNewestMillis()));
            return;
        }
        boolean isOfLastList = question.question().asOfMillis() == Question.LAST;
        UserQuestion asked = isOfLastList ? question.asOf(asOf(user.asOfMillis())) : question;
        Explainer explainer = rankings.of(user.userId()).explainer();
        lists.aside(
                member,
                model,
                asked.user().asOfMillis(),
                () -> out.explanation(explainer.of(asked, member.with(user.aversion()), model, ranker)));
    }

    public void itemChanged(ItemUpdate item, long nowMillis, StageOutput out) {
        numbers.recycle();
        sample = null;
        lists.itemChanged(item, clock.confirmedOrNewestMillis(), nowMillis, out);
    }

    /** Takes an order about the versions of a space. The lists of all users are made from the version in use from now on. */
    public void use(SpaceVersions order) {
        sample = null;
        lists.use(order);
    }

    /** Takes an order about a variant. */
    void use(VariantOrder order) {
        sample = null;
        rankings.use(order);
    }

    /** Takes the network that computes the vectors of users in a version of a space. */
    public void use(NewTower tower) {
        sample = null;
        table.use(tower);
    }

    /** As {@link SharedLists#share}, by the newest known event time. */
    public boolean share(int cluster, ClusterState state, long nowMillis, StageOutput out) {
        return shared.share(cluster, newestMillis(), state, nowMillis, out);
    }

    /** After a restore event time is not known before the first event. */
    private long newestMillis() {
        return clock.equals(ConfirmedClock.NONE) ? commandAsOfMillis : clock.confirmedOrNewestMillis();
    }

    /** Makes the list of a group, if this is the task that does. */
    public void share(HotInGroup hot, long nowMillis, StageOutput out) {
        if (own.has(hot.group())) {
            shared.share(hot, newestMillis(), nowMillis, out);
        }
    }

    /** Compares the users of a cluster by its members as of an instant, as {@link #share} does each minute. */
    public void cutSegments(int cluster, long asOfMillis, ClusterState state) {
        clusters.cutSegments(cluster, asOfMillis, state);
    }

    /** The list for users without one, as of an instant. */
    public List<Candidate> hot(long asOfMillis) {
        return shared.hot(asOfMillis);
    }

    /** That of the control. */
    public Recaller recaller() {
        return rankings.control().recaller();
    }
}
