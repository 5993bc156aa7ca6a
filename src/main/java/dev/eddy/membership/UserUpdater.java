package dev.eddy.membership;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.catalog.TaggedBehaviour;
import dev.eddy.interest.Interaction;
import dev.eddy.interest.InterestUpdate;
import dev.eddy.interest.InterestUpdater;
import dev.eddy.membership.MemberUpdate.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides what an event, new centres or a command does to a user, and what the clusters concerned are told of it. */
public final class UserUpdater implements Serializable {
    private static final int NEXT_CLUSTERS = 3;

    private final InterestUpdater interests;

    public UserUpdater(InterestUpdater interests) {
        this.interests = interests;
    }

    /** A user nobody knows. */
    public User unknown(String userId) {
        return unknown(userId, 0, null);
    }

    /**
     * A user nobody knows any more, or yet.
     *
     * @param epoch that users begin in
     * @param tombstone what is kept of the user when forgotten lately, else null
     */
    User unknown(String userId, long epoch, Tombstone tombstone) {
        return User.unknown(
                userId,
                interests.options().dimension(),
                tombstone == null ? epoch : Math.max(epoch, tombstone.epoch()),
                tombstone == null ? Long.MIN_VALUE : tombstone.forgottenAtMillis());
    }

    /** An event of the user. */
    public UserChange fold(User before, TaggedBehaviour event, ClusterAssigner assigner) {
        InterestUpdate update = interests.fold(before.interest(), event);
        if (update.isDuplicate()) {
            return new UserChange(before, List.of(), true);
        }
        User after = before.with(update.interest());
        if (event.behaviour().type() == BehaviourType.IMPRESSION) {
            return new UserChange(after, List.of(), false);
        }
        List<Interaction> added = update.added() == null ? List.of() : List.of(update.added());
        return assigned(
                after,
                added,
                assigner,
                true,
                after.interest().asOfMillis(),
                event.behaviour().appendedAtMillis());
    }

    /** The user's cluster is found anew: after the centres changed, or for a command. The lists stay as they are. */
    public UserChange reassign(User before, ClusterAssigner assigner) {
        return assigned(before, List.of(), assigner, false, before.interest().asOfMillis(), 0);
    }

    /** The user's lists are made anew for a command. */
    public UserChange refresh(User before, ClusterAssigner assigner, Command command) {
        User after = before.after(command);
        if (!after.hasCluster()) {
            return new UserChange(after, List.of(), false);
        }
        float[] direction = after.interest().direction();
        MemberUpdate refresh =
                update(after, Kind.REFRESH, List.of(), direction, assigner, true, command.asOfMillis(), 0);
        return new UserChange(after, List.of(refresh), false);
    }

    /** Whether the user was away for so long that nothing is kept of them. */
    public boolean isExpired(User user, long asOfMillis) {
        return interests.isExpired(user.interest(), asOfMillis);
    }

    /** The user is gone: nothing is kept, and the cluster is told. */
    public UserChange remove(User before) {
        return new UserChange(null, before.hasCluster() ? List.of(leave(before)) : List.of(), false);
    }

    /**
     * The user is to be forgotten. Their lists must go as well, also those of a user who is not known any more.
     *
     * @param before null when not known
     */
    public UserChange forget(User before, Forget order) {
        var forget = new MemberUpdate(
                before == null ? ClusterAssigner.NO_CLUSTER : before.cluster(),
                order.userId(),
                Kind.FORGET,
                List.of(),
                null,
                Long.MIN_VALUE,
                new Version(order.number(), 0, 0),
                0,
                List.of(),
                false,
                0);
        return new UserChange(null, List.of(forget), false);
    }

    private static UserChange assigned(
            User user,
            List<Interaction> added,
            ClusterAssigner assigner,
            boolean refresh,
            long asOfMillis,
            long appendedAtMillis) {
        float[] direction = user.interest().direction();
        int cluster = assigner.assign(direction, user.cluster(), user.centreVersion());
        User after = user.in(cluster, assigner.version());
        List<MemberUpdate> updates = new ArrayList<>(2);
        boolean stays = cluster == user.cluster();
        if (user.hasCluster() && !stays) {
            updates.add(leave(user));
        }
        if (after.hasCluster() && !(stays && !refresh)) {
            updates.add(update(
                    after,
                    stays ? Kind.CHANGE : Kind.JOIN,
                    stays ? added : user.interest().history(),
                    direction,
                    assigner,
                    refresh,
                    asOfMillis,
                    appendedAtMillis));
        }
        return new UserChange(after, updates, false);
    }

    private static MemberUpdate update(
            User user,
            Kind kind,
            List<Interaction> interactions,
            float[] direction,
            ClusterAssigner assigner,
            boolean refresh,
            long asOfMillis,
            long appendedAtMillis) {
        List<Integer> nextClusters = refresh
                ? Arrays.stream(assigner.centres().topIds(direction, NEXT_CLUSTERS, user.cluster()))
                        .boxed()
                        .toList()
                : List.of();
        return new MemberUpdate(
                user.cluster(),
                user.userId(),
                kind,
                interactions,
                direction,
                asOfMillis,
                user.version(),
                user.centreVersion(),
                nextClusters,
                refresh,
                appendedAtMillis);
    }

    private static MemberUpdate leave(User user) {
        return new MemberUpdate(
                user.cluster(),
                user.userId(),
                Kind.LEAVE,
                List.of(),
                null,
                user.interest().asOfMillis(),
                user.version(),
                user.centreVersion(),
                List.of(),
                false,
                0);
    }
}
