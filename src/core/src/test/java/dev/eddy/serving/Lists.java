package dev.eddy.serving;

import dev.eddy.client.Candidate;
import dev.eddy.client.ClientOptions;
import dev.eddy.client.Profile;
import dev.eddy.client.Version;
import dev.eddy.recall.Candidates;
import dev.eddy.user.MemberUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Test vocabulary: a user's lists of a given age. */
public final class Lists {
    public static final Profile PROFILE =
            new Profile(7, 3, List.of(8, 9), List.of("jazz", "new;wave,ü", "100%"), "loyal", List.of(), 950);

    /** Options of a client that accepts lists of any age. */
    static final ClientOptions ANY_AGE = new ClientOptions(Duration.ofDays(36_500), Duration.ofSeconds(1), 2);

    private Lists() {}

    static Candidates of(String user, long sequence) {
        return of(user, sequence, List.of(new Candidate("item-" + sequence, 1.5f, "ui")), Map.of());
    }

    static Candidates of(String user, long sequence, List<Candidate> merged, Map<String, List<Candidate>> channels) {
        return new Candidates(user, version(sequence), 1_000 + sequence, merged, channels, PROFILE, 900);
    }

    /** No lists of a user, but the id of the one who has them now. */
    public static Candidates mergedInto(String user, String other, long sequence) {
        return Candidates.ofGone(new MemberUpdate.Gone(user, 7, 900, version(sequence), other), 1_000 + sequence);
    }

    public static Version version(long sequence) {
        return new Version(0, sequence, 0);
    }
}
