package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.record.Version;
import java.util.List;
import java.util.Map;

/**
 * Everything that one refresh made for a user.
 *
 * @param generatedAtMillis wall clock of the refresh, epoch milliseconds
 * @param merged best first
 * @param channels each channel's own list, best first, by channel name; empty unless they are served
 * @param profile null for a forgotten user
 * @param appendedAtMillis broker append time of the event that caused the refresh; 0 without an event
 */
public record Candidates(
        String userId,
        Version version,
        long generatedAtMillis,
        List<Candidate> merged,
        Map<String, List<Candidate>> channels,
        Profile profile,
        long appendedAtMillis) {

    /** No lists: replaces those of a forgotten user. */
    public static Candidates ofForgotten(String userId, Version version, long nowMillis) {
        return new Candidates(userId, version, nowMillis, List.of(), Map.of(), null, 0);
    }
}
