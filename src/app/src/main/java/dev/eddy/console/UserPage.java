package dev.eddy.console;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import dev.eddy.client.StoredList;
import dev.eddy.console.KnownItems.Named;
import dev.eddy.control.Question;
import dev.eddy.ops.Verdict;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.items.Cause;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data of the pages about a user: the lists in Redis, and the user's state in the job. */
record UserPage(CandidateReader redis, JobQuestions job, KnownItems items, EventTypes types) {
    /**
     * @param userId the user whom the page is about: another than the user asked for, if that one was merged into this one
     * @param known state in the job; null when it does not answer
     * @param types of the latest interactions, in their order
     * @param profile null when Redis has none
     * @param lists by name: the merged list, and the channels' lists if they are served
     * @param problem why the job did not answer; null if it did
     */
    record View(
            String userId,
            UserPart known,
            List<String> types,
            Profile profile,
            Map<String, StoredList> lists,
            Set<String> down,
            String problem) {}

    /** @param sinceNanos since when the request waits */
    Named<View> of(String asked, long sinceNanos) {
        String userId = ownerOf(asked);
        JobQuestions.Attempt attempt = job.attempt(List.of(Question.of(userId, null, Question.LAST)), sinceNanos);
        UserPart known = attempt.answer() == null ? null : attempt.answer().user();
        Map<String, StoredList> lists = redis.lists(userId);
        List<String> ids = new ArrayList<>();
        if (known != null) {
            known.latest().stream().map(Interaction::itemId).forEach(ids::add);
        }
        lists.values().forEach(list -> addIds(list, ids));
        // Only items of the page, since all take-downs may be many.
        Set<String> down = new HashSet<>(ids);
        down.retainAll(redis.down());
        Profile profile = redis.profile(userId).orElse(null);
        return items.named(new View(userId, known, typesOf(known), profile, lists, down, attempt.problem()), ids);
    }

    private List<String> typesOf(UserPart known) {
        return known == null ? List.of() : types.of(known.latest());
    }

    /** The user who has the lists: another one if this user was merged into that one. */
    private String ownerOf(String userId) {
        return redis.mergedInto(userId).orElse(userId);
    }

    /** The merged list; null when there is none. */
    Named<StoredList> list(String userId) {
        List<String> ids = new ArrayList<>();
        Optional<StoredList> list = redis.merged(ownerOf(userId));
        list.ifPresent(there -> addIds(there, ids));
        return items.named(list.orElse(null), ids);
    }

    /** @param verdict why the list does or does not contain an item, in one line */
    record Why(String verdict, Explanation explanation) {}

    /** Asks the job why, as of the list in Redis, or of the user's last event if there is no list. */
    Named<Why> why(String asked, String itemId, long sinceNanos) {
        String userId = ownerOf(asked);
        Question question = Question.of(userId, itemId, redis.instantOf(userId));
        Explanation answer = job.ask(List.of(question), sinceNanos).get(0);
        List<String> ids = new ArrayList<>(List.of(itemId));
        // Causes are items, except for users in some channels, which have no title.
        answer.item().places().stream()
                .flatMap(place -> place.causes().stream())
                .map(Cause::id)
                .forEach(ids::add);
        return items.named(new Why(Verdict.of(answer.item()), answer), ids);
    }

    private static void addIds(StoredList list, List<String> ids) {
        list.candidates().stream().map(Candidate::itemId).forEach(ids::add);
    }
}
