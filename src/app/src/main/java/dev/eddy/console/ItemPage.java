package dev.eddy.console;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import dev.eddy.console.KnownItems.ItemCard;
import dev.eddy.control.Question;
import dev.eddy.recall.Explanation.Facts;
import dev.eddy.recall.Explanation.ItemPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data of the page about an item: its record, its statistics in the job, and the lists that contain it. */
record ItemPage(CandidateReader redis, JobQuestions job, KnownItems items, StreamClock clock) {
    /** Number of users whose lists are searched, which takes about 0.1 s. */
    private static final int USERS_LOOKED_AT = 1_000;

    private static final int SHOWN_USERS = 10;

    /**
     * @param card null when the catalogue has none
     * @param facts null when the job does not answer or does not know the item
     * @param rankForEverybody in the list for unknown users, from 1, as all ranks; null when it is not there
     * @param clusters clusters whose hot items contain it
     * @param problem why the job did not answer; null if it did
     */
    record View(
            String itemId,
            ItemCard card,
            Facts facts,
            boolean isTakenDown,
            Integer rankForEverybody,
            List<OfCluster> clusters,
            OfUsers users,
            String problem) {}

    record OfCluster(int cluster, int rank) {}

    record OfUser(String userId, int rank) {}

    /** The number of users of a sample with the item in their lists, and some of them, best ranks first. */
    record OfUsers(int lookedAt, int withIt, List<OfUser> some) {}

    /** @param sinceNanos since when the request waits */
    View of(String itemId, long sinceNanos) {
        JobQuestions.Attempt asked = job.attempt(List.of(Question.of(null, itemId, clock.millis())), sinceNanos);
        ItemPart known = asked.answer() == null ? null : asked.answer().item();
        List<OfCluster> clusters = new ArrayList<>();
        redis.clusters()
                .keySet()
                .forEach(cluster -> rank(redis.cluster(cluster), itemId)
                        .ifPresent(rank -> clusters.add(new OfCluster(cluster, rank))));
        return new View(
                itemId,
                items.item(itemId).orElse(null),
                known == null ? null : known.facts(),
                redis.isDown(itemId),
                rank(redis.hot(), itemId).orElse(null),
                clusters,
                users(itemId),
                asked.problem());
    }

    private OfUsers users(String itemId) {
        Set<String> sample = redis.someUsers(USERS_LOOKED_AT);
        List<OfUser> found = new ArrayList<>();
        sample.forEach(
                userId -> rank(redis.merged(userId), itemId).ifPresent(rank -> found.add(new OfUser(userId, rank))));
        found.sort(Comparator.comparingInt(OfUser::rank));
        return new OfUsers(
                sample.size(), found.size(), found.stream().limit(SHOWN_USERS).toList());
    }

    private static Optional<Integer> rank(Optional<StoredList> list, String itemId) {
        return list.map(there -> there.rankOf(itemId)).filter(rank -> rank > 0);
    }
}
