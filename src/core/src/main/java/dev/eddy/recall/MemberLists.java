package dev.eddy.recall;

import dev.eddy.behaviour.ConfirmedClock;
import dev.eddy.client.Profile;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.search.ItemFinder;
import dev.eddy.recall.search.ListsToMake;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Makes the lists of members: finds items by vectors where it is time to, recalls, and makes the lists of recent users
 * anew when an item is new. Belongs to one task. Not thread-safe.
 */
final class MemberLists {
    /** New items of which users wait to be told, at most; later it is hardly news. */
    private static final int WAITING = 100;
    /** Pause between two new items; the lists made for one take a third of it at most. */
    private static final long PAUSE_MILLIS = 100;

    private final StageOptions options;
    private final ItemTable table;
    private final ItemNumbers numbers;
    private final Rankings rankings;
    private final Clusters clusters;
    private final StageMeter meter;
    /** The users with a recent list. A new item that suits one of them gives this user a new list. */
    final RecentUsers recentUsers = new RecentUsers();

    private final NewItems<NewInSpace> untold = new NewItems<>(WAITING, 1, PAUSE_MILLIS);
    /** Null when no items are found by vectors. */
    final ItemFinder finder;
    /** Null when no similar items are found. */
    private final SimilarLists similarLists;

    private record NewInSpace(ItemSpace space, String itemId) {}

    MemberLists(
            StageOptions options,
            Rankings rankings,
            Clusters clusters,
            ItemTable table,
            TaskShare own,
            Executor indexing,
            StageMeter meter) {
        this.options = options;
        this.table = table;
        this.numbers = table.numbers();
        this.rankings = rankings;
        this.clusters = clusters;
        this.meter = meter;
        this.finder = options.retrieval().findsItems()
                ? new ItemFinder(
                        options.retrieval(),
                        rankings.control().recaller().wanted(),
                        options.interest().halfLife(),
                        table,
                        indexing)
                : null;
        this.similarLists =
                options.retrieval().findsSimilar() ? new SimilarLists(finder, table, options.scoring(), own) : null;
    }

    /** Finds items near the member, and items similar to the member's latest ones, where it is time to search again. */
    void find(Member member, UserSnapshot user, boolean isAnew, long nowMillis, StageOutput out) {
        if (finder == null) {
            return;
        }
        ClusterModel model = clusters.models.get(user.cluster());
        long searches = finder.searches();
        long startNanos = System.nanoTime();
        FoundItems found = isAnew
                ? finder.lookAnew(member, user.asOfMillis())
                : finder.look(member, model.found(member.userId()), user.asOfMillis());
        model.putFound(member.userId(), found);
        int[] recents = model.recents(member.userId());
        long sharedMillis = sharedMillis(user.asOfMillis());
        finder.lookForRecent(
                recents, isAnew ? user.asOfMillis() : sharedMillis, isAnew ? ListsToMake.ANEW : ListsToMake.DUE);
        if (finder.searches() > searches) {
            meter.searched(System.nanoTime() - startNanos);
        }
        if (similarLists != null) {
            List<Integer> used = rankings.control().recaller().linked(recents);
            similarLists.ofUsed(used, sharedMillis, nowMillis).forEach(out::shared);
        }
    }

    /** The instant of the lists that users share: confirmed event time, since one user's clock may be wrong. */
    private long sharedMillis(long asOfMillis) {
        long clockMillis = table.rows().clockMillis();
        return options.neighbours().staleness() == 0 || clockMillis == ConfirmedClock.UNKNOWN
                ? asOfMillis
                : clockMillis;
    }

    /** Carries out a request with the items that are found for a member now. No later list sees a trace of it. */
    void aside(Member member, ClusterModel model, long asOfMillis, Runnable request) {
        FoundItems before = model.found(member.userId());
        if (finder == null) {
            model.aside(member.userId(), before, request);
            return;
        }
        int[] recents = model.recents(member.userId());
        List<Integer> linked = rankings.control().recaller().linked(recents);
        Runnable removal = finder.lookForSimilarAside(recents, linked, asOfMillis);
        try {
            model.aside(member.userId(), finder.lookAside(member, before, asOfMillis), request);
        } finally {
            removal.run();
        }
    }

    /** Finds items for a member as of an instant, whatever was found before. */
    void findAnew(Member member, ClusterModel model, long asOfMillis) {
        if (finder != null) {
            model.putFound(member.userId(), finder.lookAnew(member, asOfMillis));
            int[] recents = model.recents(member.userId());
            finder.lookForRecent(recents, asOfMillis, ListsToMake.ANEW);
            finder.lookForSimilar(rankings.control().recaller().linked(recents), asOfMillis);
        }
    }

    /** Makes those lists of similar items that do not exist, so that no channel is without them. */
    void findMissing(Member member, ClusterModel model, long asOfMillis) {
        if (finder != null) {
            finder.lookForRecent(model.recents(member.userId()), sharedMillis(asOfMillis), ListsToMake.MISSING);
        }
    }

    /** Makes a member's lists; the cluster is in memory. A refresh knows impressions that came after the last update. */
    Candidates recall(Member known, UserSnapshot user, LinearRanker ranker, long appendedAtMillis, long nowMillis) {
        Ranking ranking = rankings.of(user.userId());
        Recaller recaller = ranking.recaller();
        Member member = known.with(user.aversion());
        ClusterModel model = clusters.models.get(user.cluster());
        long startNanos = System.nanoTime();
        long asOfMillis = user.asOfMillis();
        // The channels' own lists are made only where they are served.
        Recalled recalled = options.serveChannels()
                ? recaller.recall(member, model, ranker, table, asOfMillis)
                : new Recalled(Map.of(), recaller.merged(member, model, ranker, table, asOfMillis));
        meter.recalled(System.nanoTime() - startNanos);
        return new Candidates(
                user.userId(),
                user.version(),
                nowMillis,
                recalled.merged(),
                options.serveChannels() ? recaller.candidates(recalled.lists()) : Map.of(),
                new Profile(
                        user.cluster(),
                        user.placement().centreVersion(),
                        user.placement().nextClusters(),
                        TopTags.of(member, table),
                        recaller.segment().label(),
                        member.aversion().mutesAt(user.asOfMillis()),
                        user.asOfMillis()),
                null,
                appendedAtMillis,
                ranking.variant());
    }

    /** Takes an order about the versions of a space. */
    void use(SpaceVersions order) {
        if (finder == null) {
            table.use(order);
        } else {
            finder.use(order);
        }
    }

    /** Notes confirmed event time. */
    void advanceTo(long confirmedMillis) {
        if (finder == null) {
            table.advanceTo(confirmedMillis);
        } else {
            finder.advanceTo(confirmedMillis);
        }
    }

    /** Takes a change of an item. New items reach the lists of the recent users they are nearest to. */
    void itemChanged(ItemUpdate item, long eventMillis, long nowMillis, StageOutput out) {
        if (finder == null) {
            table.add(item);
            return;
        }
        List<ItemFinder.Change> changes = item.isTick() ? List.of() : finder.tell(item);
        if (similarLists != null) {
            changes.forEach(change -> similarLists.add(change.space(), item.itemId()));
            similarLists.ofNew(eventMillis, nowMillis).forEach(out::shared);
        }
        changes.stream()
                .filter(change -> change.isNew() && !recentUsers.isEmpty())
                .forEach(change -> untold.add(new NewInSpace(change.space(), item.itemId())));
        for (NewInSpace next = untold.next(nowMillis); next != null; next = untold.next(nowMillis)) {
            tellRecentUsers(next, eventMillis, nowMillis, out);
        }
    }

    private void tellRecentUsers(NewInSpace news, long eventMillis, long nowMillis, StageOutput out) {
        ItemSpace space = news.space();
        ItemUpdate item = table.get(news.itemId());
        // While it waited, the item may have gone, or another version of the space may have come into use.
        if (!space.has(item) || !table.spaces().contains(space)) {
            return;
        }
        int number = numbers.of(news.itemId());
        long asOfMillis = Math.max(eventMillis, Math.min(item.features().publishedAtMillis(), nowMillis));
        if (!table.rows().isRecallableAt(number, asOfMillis)) {
            return;
        }
        for (UserSnapshot user : recentUsers.of(space.vectorOf(item), each -> direction(each, space))) {
            // State can't be read here, so only clusters in memory are served.
            ClusterModel model = clusters.models.get(user.cluster());
            Member member = model == null ? null : model.member(user.userId());
            LinearRanker ranker = clusters.rankers.get(user.cluster());
            if (member != null && ranker != null) {
                findMissing(member, model, asOfMillis);
                meter.toldOfNewItem();
                // A list never goes back behind the user's last one.
                UserSnapshot asOfNow = user.asOf(Math.max(asOfMillis, user.asOfMillis()));
                out.candidates(recall(member, asOfNow, ranker, 0, nowMillis));
            }
        }
    }

    /** A user's unit vector in a space: of tag vectors as it is now, of others as of the last search; or null. */
    private float[] direction(UserSnapshot user, ItemSpace space) {
        if (space == table.tagSpace()) {
            return user.direction();
        }
        ClusterModel model = clusters.models.get(user.cluster());
        int index = table.spaces().indexOf(space);
        return model == null
                ? null
                : model.found(user.userId()).in(table).inSpace(index).direction();
    }

    /** New items that were left out of the lists of similar items, since too many came at once. */
    long newItemsLeftOut() {
        return similarLists == null ? 0 : similarLists.leftOut();
    }
}
