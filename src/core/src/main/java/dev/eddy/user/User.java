package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Version;
import dev.eddy.control.Command;
import dev.eddy.control.ForgetUser;
import java.util.List;

/**
 * State of one user in the user stage: the cluster, {@link ClusterAssigner#NO_CLUSTER} for a user with impressions
 * only; other clusters that borrow the user, ascending; the version of the centres that assigned the user; and the
 * epoch and the command of the user's {@link Version}. The job ignores events appended until {@code forgottenAtMillis};
 * {@link Long#MIN_VALUE} for a user never forgotten. The interest is that of all ids that are merged into the user.
 */
public record User(
        String userId,
        Interest interest,
        int cluster,
        List<Integer> guestOf,
        long centreVersion,
        long epoch,
        long command,
        long forgottenAtMillis,
        Merged merged) {
    private static final long BYTES_OF_USER = 500;

    /** A user without events. */
    public static User unknown(String userId, Interest none, long epoch, long forgottenAtMillis) {
        return new User(
                userId, none, ClusterAssigner.NO_CLUSTER, List.of(), 0, epoch, 0, forgottenAtMillis, Merged.ALONE);
    }

    /** Version of the lists made from this state. */
    public Version version() {
        return new Version(epoch, interest.sequence() + merged.lift(), command);
    }

    /** Approximate size in bytes of memory. */
    long bytes() {
        return BYTES_OF_USER
                + interest.bytes()
                + (merged instanceof Merged.Ids ids ? ids.own().bytes() : 0);
    }

    /** Whether the event is older than the order to forget the user. */
    boolean ignores(Behaviour behaviour) {
        return behaviour.appendedAtMillis() <= forgottenAtMillis;
    }

    /** Tells another id, which was of the same person then, of the last order to forget the user. */
    Handover forgets(String otherId, long sinceMillis) {
        return Handover.Forget.passOn(new ForgetUser(userId, epoch, forgottenAtMillis), otherId, sinceMillis);
    }

    public boolean hasCluster() {
        return cluster != ClusterAssigner.NO_CLUSTER;
    }

    User with(Interest interestNow, Merged mergedNow) {
        return new User(
                userId, interestNow, cluster, guestOf, centreVersion, epoch, command, forgottenAtMillis, mergedNow);
    }

    /** After a change that is no event of the user. The version of the lists goes up all the same. */
    User changed(Interest interestNow, Merged mergedNow) {
        return changed(interestNow, mergedNow, version());
    }

    /** The same, with lists that replace those of a version. */
    User changed(Interest interestNow, Merged mergedNow, Version above) {
        long sequence = Math.max(version().sequence(), above.epoch() < epoch ? 0 : above.sequence()) + 1;
        return with(interestNow, mergedNow.withLift(Math.max(mergedNow.lift(), sequence - interestNow.sequence())));
    }

    User in(int clusterNow, List<Integer> guestOfNow, long centreVersionNow) {
        return new User(
                userId, interest, clusterNow, guestOfNow, centreVersionNow, epoch, command, forgottenAtMillis, merged);
    }

    /** Whether a cluster knows the user, as one of its own or as a guest. */
    boolean isIn(int other) {
        return cluster == other || guestOf.contains(other);
    }

    /** Whether the events of this id count for another user. */
    public boolean isMergedAway() {
        return merged instanceof Merged.Into;
    }

    /** Whether the user that the id is merged into does not know all of its events. */
    boolean hasUntold() {
        return merged instanceof Merged.Into into && into.toldEvents() < interest.sequence();
    }

    /** The ids that are merged into the user, who is not merged into another. */
    Merged.Ids ids() {
        return merged instanceof Merged.Ids ids
                ? ids
                : new Merged.Ids(interest.with(EventLedger.EMPTY), List.of(), merged.lift());
    }

    /** How the id is merged into a user; null when it is not. */
    Merged.Into into(String other) {
        return merged instanceof Merged.Into into && into.userId().equals(other) ? into : null;
    }

    /** The other ids of the same person, as far as they are merged with this one directly. */
    List<String> otherIds() {
        return merged instanceof Merged.Into into ? List.of(into.userId()) : ids().ids();
    }

    /** The user after a command. */
    User after(Command done) {
        return new User(
                userId,
                interest,
                cluster,
                guestOf,
                centreVersion,
                done.newEpoch() ? Math.max(epoch, done.number()) : epoch,
                Math.max(command, done.number()),
                forgottenAtMillis,
                merged);
    }
}
