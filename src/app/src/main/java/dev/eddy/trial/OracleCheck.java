package dev.eddy.trial;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateCodec;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.user.Merged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Compares every list in Redis with the list that {@link RecallEngine} makes from the same events. */
public final class OracleCheck {
    private static final int DIFFERENCES_SHOWN = 20;
    private static final double TOLERANCE = 1e-3;

    private final RecallEngine oracle;
    private final CandidateReader reader;
    private final long asOfMillis;
    private final List<String> differences = new ArrayList<>();
    private long users;
    private long lists;
    private long wrong;

    public OracleCheck(RecallEngine oracle, CandidateReader reader, long asOfMillis) {
        this.oracle = oracle;
        this.reader = reader;
        this.asOfMillis = asOfMillis;
    }

    /**
     * The result.
     *
     * @param users number of compared users
     * @param lists number of compared lists
     * @param wrong number of differing lists, and of users with too many or missing lists
     * @param differences the first 20 differences in words
     */
    public record Result(long users, long lists, long wrong, List<String> differences) {}

    /** Compares all users; {@code progress} receives the number of compared users. */
    public Result run(LongConsumer progress) {
        Set<String> stored = new HashSet<>();
        reader.forEachUser(stored::add);
        for (String userId : oracle.userIds()) {
            compare(userId);
            stored.remove(userId);
            progress.accept(++users);
        }
        stored.forEach(userId -> differs(userId, "has lists, but the oracle does not know the user"));
        return new Result(users, lists, wrong, List.copyOf(differences));
    }

    private void compare(String userId) {
        Optional<Recalled> recalled = oracle.recall(userId, asOfMillis);
        Map<String, StoredList> stored = reader.lists(userId);
        if (oracle.user(userId).merged() instanceof Merged.Into into) {
            if (!reader.mergedInto(userId).equals(Optional.of(into.userId()))) {
                differs(userId, "does not lead to " + into.userId());
            }
            return;
        }
        if (recalled.isEmpty()) {
            if (!stored.isEmpty()) {
                differs(userId, "has lists without having a cluster");
            }
            return;
        }
        compare(userId, RedisKeys.MERGED, recalled.get().merged(), stored);
        oracle.candidates(recalled.get()).forEach((channel, list) -> compare(userId, channel, list, stored));
    }

    private void compare(String userId, String name, List<Candidate> expected, Map<String, StoredList> stored) {
        lists++;
        StoredList list = stored.get(name);
        if (list == null) {
            differs(userId, name + " is not there");
        } else {
            difference(expected, list.candidates()).ifPresent(difference -> differs(userId, name + ": " + difference));
        }
    }

    private void differs(String userId, String how) {
        wrong++;
        if (differences.size() < DIFFERENCES_SHOWN) {
            differences.add("user " + userId + ": " + how);
        }
    }

    /**
     * The first difference of a list in words; empty when the items and their scores are equal, to a relative 1e-3 or to the
     * last digit that is stored. Only items tied with the last item may differ.
     */
    static Optional<String> difference(List<Candidate> expected, List<Candidate> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(expected.size() + " items expected, there are " + actual.size());
        }
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        double last = expected.get(expected.size() - 1).score();
        double unit = CandidateCodec.unit(expected);
        Map<String, Float> actualScores = new HashMap<>();
        actual.forEach(candidate -> actualScores.put(candidate.itemId(), candidate.score()));
        for (Candidate candidate : expected) {
            Float score = actualScores.remove(candidate.itemId());
            if (score == null && !isClose(candidate.score(), last, unit)) {
                return Optional.of("item " + candidate.itemId() + " is missing, score " + candidate.score());
            }
            if (score != null && !isClose(candidate.score(), score, unit)) {
                return Optional.of(
                        "item " + candidate.itemId() + " has score " + score + " instead of " + candidate.score());
            }
        }
        return actualScores.entrySet().stream()
                .filter(extra -> !isClose(extra.getValue(), last, unit))
                .findFirst()
                .map(extra -> "item " + extra.getKey() + " should not be there, score " + extra.getValue());
    }

    private static boolean isClose(double a, double b, double unit) {
        return Math.abs(a - b) <= Math.max(unit, TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
    }
}
