package dev.eddy.console;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import dev.eddy.client.StoredList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Data of the table of users: a sample of those who have lists in Redis. */
record UserTable(CandidateReader redis) {
    private static final int USERS = 1_000;
    private static final int TAGS = 3;

    /**
     * The sample.
     *
     * @param isAll whether it has all users
     */
    record View(List<Row> rows, boolean isAll) {}

    /**
     * A user.
     *
     * @param events that counted for the list, as far as its version tells
     * @param items number of items in the list
     */
    record Row(
            String userId,
            int cluster,
            String segment,
            List<String> topTags,
            long events,
            int items,
            long generatedAtMillis,
            String variant) {
        static Optional<Row> of(CandidateReader.UserLists user) {
            Profile profile = user.profile();
            StoredList list = user.merged();
            return list == null
                    ? Optional.empty()
                    : Optional.of(new Row(
                            user.userId(),
                            profile.cluster(),
                            profile.segment(),
                            profile.topTags().stream().limit(TAGS).toList(),
                            list.version().sequence(),
                            list.candidates().size(),
                            list.generatedAtMillis(),
                            list.variant()));
        }
    }

    View sample() {
        List<Row> rows = new ArrayList<>();
        long[] seen = {0};
        redis.forSomeUsers(USERS, user -> {
            seen[0]++;
            Row.of(user).ifPresent(rows::add);
        });
        return new View(rows, seen[0] < USERS);
    }
}
