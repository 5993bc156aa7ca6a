package dev.eddy.console;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import dev.eddy.client.StoredList;
import dev.eddy.ops.Verdict;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.items.Cause;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of a user: from Redis what services read, from the job what it knows. */
final class UserPage {
    private final CandidateReader redis;
    private final Recollection job;
    private final KnownItems items;

    UserPage(CandidateReader redis, Recollection job, KnownItems items) {
        this.redis = redis;
        this.job = job;
        this.items = items;
    }

    /**
     * How a user stands.
     *
     * @param known what the job knows; null when it does not answer
     * @param profile what Redis has; null when it has none
     * @param lists by name: the merged one and, where they are served, the channels'
     * @param down items that readers leave out
     * @param problem why the job said nothing, or null
     */
    record View(
            String userId,
            UserPart known,
            Profile profile,
            Map<String, StoredList> lists,
            Set<String> down,
            String problem) {}

    Titled<View> of(String userId) {
        Recollection.Attempt asked = job.user(userId);
        UserPart known = asked.answer() == null ? null : asked.answer().user();
        Map<String, StoredList> lists = redis.lists(userId);
        List<String> ids = new ArrayList<>();
        if (known != null) {
            known.latest().stream().map(Interaction::itemId).forEach(ids::add);
        }
        lists.values().forEach(list -> addIds(list, ids));
        return Titled.of(
                new View(userId, known, redis.profile(userId).orElse(null), lists, downAmong(ids), asked.problem()),
                ids,
                items);
    }

    /** Of all that is taken down, which may be a lot, only what the page shows. */
    private Set<String> downAmong(List<String> ids) {
        Set<String> down = new HashSet<>(ids);
        down.retainAll(redis.down());
        return down;
    }

    /** Only the list that services read, which costs one round trip: null while there is none. */
    Titled<StoredList> list(String userId) {
        StoredList list = redis.merged(userId).orElse(null);
        List<String> ids = new ArrayList<>();
        if (list != null) {
            addIds(list, ids);
        }
        return Titled.of(list, ids, items);
    }

    /**
     * Why a user got an item, or did not.
     *
     * @param verdict in words
     */
    record Why(String verdict, Explanation explanation) {}

    /**
     * Asks the job why, for the instant of the list in Redis, else that of the user's last event.
     *
     * @throws IllegalStateException when the job does not answer
     */
    Titled<Why> why(String userId, String itemId) {
        Explanation answer = job.asOf(redis.instantOf(userId), userId, itemId);
        List<String> ids = new ArrayList<>(List.of(itemId));
        // Causes are items for all channels but one; the ids of users have no title, or that of an item of the same id.
        answer.item().places().stream()
                .flatMap(place -> place.causes().stream())
                .map(Cause::id)
                .forEach(ids::add);
        return Titled.of(new Why(Verdict.of(answer.item()), answer), ids, items);
    }

    private static void addIds(StoredList list, List<String> ids) {
        list.candidates().stream().map(Candidate::itemId).forEach(ids::add);
    }
}
