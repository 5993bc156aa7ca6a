package dev.eddy.recall;

import dev.eddy.client.Version;
import dev.eddy.recall.cluster.Member;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;

/**
 * A list that is to be made for a member when there is time. What else a list needs is known of the member.
 *
 * @param asOfMillis instant of the latest click, epoch milliseconds
 * @param appendedAtMillis broker append time of the latest click, epoch milliseconds
 */
public record OwedList(String userId, Placement placement, long asOfMillis, Version version, long appendedAtMillis) {

    static OwedList of(MemberUpdate.Present update) {
        UserSnapshot user = update.user();
        return new OwedList(
                user.userId(), user.placement(), user.asOfMillis(), user.version(), update.appendedAtMillis());
    }

    /** The state of the user that the list is made for. */
    UserSnapshot user(Member member) {
        return new UserSnapshot(
                userId,
                placement,
                member.direction(),
                member.contributes(),
                member.isGuest(),
                member.aversion(),
                asOfMillis,
                version);
    }
}
