package dev.eddy.console;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import dev.eddy.recall.Explanation.Facts;
import dev.eddy.recall.Explanation.ItemPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of an item: its record, what the job knows of it, and where it is recalled. */
final class ItemPage {
    /** So many users' lists are looked at, which takes a tenth of a second. */
    private static final int USERS_LOOKED_AT = 1_000;

    private static final int SHOWN_USERS = 10;

    private final CandidateReader redis;
    private final Recollection job;
    private final KnownItems items;
    private final StreamClock clock;

    ItemPage(CandidateReader redis, Recollection job, KnownItems items, StreamClock clock) {
        this.redis = redis;
        this.job = job;
        this.items = items;
        this.clock = clock;
    }

    /**
     * How an item stands.
     *
     * @param card its record; null when the catalogue has none
     * @param facts what the job knows; null when it does not answer, or was never told of the item
     * @param rankForEverybody in the list for users nobody knows, from 1; null when it is not in
     * @param clusters whose own list has it
     * @param users whose list has it, some of them
     * @param problem why the job said nothing, or null
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

    /** @param rank from 1 */
    record OfCluster(int cluster, int rank) {}

    /** @param rank from 1 */
    record OfUser(String userId, int rank) {}

    /**
     * In whose lists it is, of a sample.
     *
     * @param lookedAt size of the sample
     * @param some of those, best ranks first
     */
    record OfUsers(int lookedAt, int withIt, List<OfUser> some) {}

    View of(String itemId) {
        Recollection.Attempt asked = job.item(itemId, clock.millis());
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
        found.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
        return new OfUsers(
                sample.size(), found.size(), List.copyOf(found.subList(0, Math.min(SHOWN_USERS, found.size()))));
    }

    private static Optional<Integer> rank(Optional<StoredList> list, String itemId) {
        return list.map(there -> there.rankOf(itemId)).filter(rank -> rank > 0);
    }
}
