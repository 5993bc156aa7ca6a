package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.client.Version;
import dev.eddy.user.MemberUpdate;
import java.util.List;
import java.util.Map;

/**
 * Everything that one refresh made for a user.
 *
 * @param generatedAtMillis wall clock of the refresh, epoch milliseconds
 * @param merged best first
 * @param channels each channel's own list, best first, by channel name; empty unless they are served
 * @param profile null for a user who is forgotten or merged into another
 * @param mergedInto the user whose lists are read in place of these; null unless this user is merged into another
 * @param appendedAtMillis broker append time of the event that caused the refresh; 0 without an event
 * @param variant name of the variant that ranked the merged list; null for the control
 */
public record Candidates(
        String userId,
        Version version,
        long generatedAtMillis,
        List<Candidate> merged,
        Map<String, List<Candidate>> channels,
        Profile profile,
        String mergedInto,
        long appendedAtMillis,
        String variant) {

    /** Of a user who has lists, in the control. */
    public Candidates(
            String userId,
            Version version,
            long generatedAtMillis,
            List<Candidate> merged,
            Map<String, List<Candidate>> channels,
            Profile profile,
            long appendedAtMillis) {
        this(userId, version, generatedAtMillis, merged, channels, profile, null, appendedAtMillis, null);
    }

    /** No lists: replaces those of a user who is forgotten or merged into another. */
    public static Candidates ofGone(MemberUpdate.Gone gone, long nowMillis) {
        return new Candidates(
                gone.userId(), gone.version(), nowMillis, List.of(), Map.of(), null, gone.mergedInto(), 0, null);
    }
}
