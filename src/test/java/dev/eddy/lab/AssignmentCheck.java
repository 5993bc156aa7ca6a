package dev.eddy.lab;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares where the job has put every user with where the oracle does, by the profiles in Redis. These are of when a user's
 * lists were last made: so first all are to be made anew, without assigning anybody.
 */
public final class AssignmentCheck {
    private static final int SHOWN = 20;

    private final CandidateReader reader;
    private final Map<String, Integer> expected;
    private final long version;

    /**
     * @param expected the cluster of each user who has one
     * @param version of the centres in use
     */
    public AssignmentCheck(CandidateReader reader, Map<String, Integer> expected, long version) {
        this.reader = reader;
        this.expected = Map.copyOf(expected);
        this.version = version;
    }

    /** The first few of the differences, in words. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Integer> user : expected.entrySet()) {
            Optional<Profile> profile = reader.profile(user.getKey());
            boolean isRight = profile.filter(found -> found.cluster() == user.getValue())
                    .filter(found -> found.centreVersion() == version)
                    .isPresent();
            if (!isRight) {
                differences.add("user %s: %s, not cluster %d of version %d"
                        .formatted(user.getKey(), profile.orElse(null), user.getValue(), version));
            }
            if (differences.size() == SHOWN) {
                break;
            }
        }
        reader.forEachUser(userId -> {
            if (differences.size() < SHOWN && !expected.containsKey(userId)) {
                differences.add("user " + userId + " has lists, and should have no cluster");
            }
        });
        return differences;
    }
}
