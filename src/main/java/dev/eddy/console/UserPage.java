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

/** Data of the pages about a user: the lists in Redis, and the user's state in the job. */
final class UserPage {
    private final CandidateReader redis;
    private final JobQuestions job;
    private final KnownItems items;

    UserPage(CandidateReader redis, JobQuestions job, KnownItems items) {
        this.redis = redis;
        this.job = job;
        this.items = items;
    }

    /**
     * A user.
     *
     * @param known state in the job; null when it does not answer
     * @param profile profile in Redis; null when there is none
     * @param lists by name: the merged list, and the channels' lists if they are served
     * @param down items of the lists that are taken down
     * @param problem why the job did not answer; null if it did
     */
    record View(
            String userId,
            UserPart known,
            Profile profile,
            Map<String, StoredList> lists,
            Set<String> down,
            String problem) {}

    Titled<View> of(String userId) {
        JobQuestions.Attempt asked = job.user(userId);
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

    /** The items of the page that are taken down, since all take-downs may be many. */
    private Set<String> downAmong(List<String> ids) {
        Set<String> down = new HashSet<>(ids);
        down.retainAll(redis.down());
        return down;
    }

    /** The merged list in one round trip; null when there is none. */
    Titled<StoredList> list(String userId) {
        StoredList list = redis.merged(userId).orElse(null);
        List<String> ids = new ArrayList<>();
        if (list != null) {
            addIds(list, ids);
        }
        return Titled.of(list, ids, items);
    }

    /**
     * Why a user's list does or does not contain an item.
     *
     * @param verdict one line of text
     */
    record Why(String verdict, Explanation explanation) {}

    /**
     * Asks the job why, as of the list in Redis, or of the user's last event if there is no list.
     *
     * @throws IllegalStateException when the job does not answer
     */
    Titled<Why> why(String userId, String itemId) {
        Explanation answer = job.asOf(redis.instantOf(userId), userId, itemId);
        List<String> ids = new ArrayList<>(List.of(itemId));
        // Causes are items, except for users in some channels, which have no title.
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
