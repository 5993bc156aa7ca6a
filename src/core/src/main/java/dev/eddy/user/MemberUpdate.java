package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Version;
import java.util.List;

/** A change in the members of one cluster. A user who moves causes a {@link Leave} and a {@link Join}. */
public sealed interface MemberUpdate extends ClusterInput {

    String userId();

    /** Instant of the event or command behind the update, epoch milliseconds. */
    long asOfMillis();

    /**
     * Broker append time of the event behind the update, epoch milliseconds; 0 when there is none, {@link Behaviour#NOBODY_WAITS}
     * for an event of the history.
     */
    default long appendedAtMillis() {
        return 0;
    }

    /** Whether an event of the history is behind it: it makes no list, and what its click teaches is not urgent. */
    default boolean isHistory() {
        return appendedAtMillis() == Behaviour.NOBODY_WAITS;
    }

    /** The click that tests the lists made before it; null when the update has none. */
    default Interaction click() {
        return null;
    }

    /** Details of the {@link #click()}. */
    default ClickDetails details() {
        return ClickDetails.NONE;
    }

    /** Whether the cluster stage makes the user's lists anew. */
    default boolean makesLists() {
        return false;
    }

    /** An update after which the user is in the cluster. */
    sealed interface Present extends MemberUpdate {

        UserSnapshot user();

        @Override
        default int cluster() {
            return user().cluster();
        }

        @Override
        default String userId() {
            return user().userId();
        }

        @Override
        default long asOfMillis() {
            return user().asOfMillis();
        }
    }

    /** A user enters the cluster, with all interactions of the user, newest first. */
    record Join(UserSnapshot user, List<Interaction> history, boolean makesLists, long appendedAtMillis)
            implements Present {}

    /** An event of a user in the cluster. It adds one interaction, or none without a weight. */
    record Change(
            UserSnapshot user, List<Interaction> added, boolean makesLists, long appendedAtMillis, ClickDetails details)
            implements Present {

        public Change(UserSnapshot user, List<Interaction> added, boolean makesLists, long appendedAtMillis) {
            this(user, added, makesLists, appendedAtMillis, ClickDetails.NONE);
        }

        @Override
        public Interaction click() {
            boolean teaches = makesLists || (isHistory() && user.contributes() && !user.isGuest());
            return teaches ? clickIn(added) : null;
        }
    }

    /** New lists for a user in the cluster without an event of the user. */
    record Refresh(UserSnapshot user) implements Present {

        @Override
        public boolean makesLists() {
            return true;
        }
    }

    /** A user leaves the cluster, by the interaction {@code added}; empty when the cluster needs none. */
    record Leave(
            String userId,
            int cluster,
            long asOfMillis,
            List<Interaction> added,
            long appendedAtMillis,
            ClickDetails details)
            implements MemberUpdate {

        @Override
        public Interaction click() {
            return clickIn(added);
        }
    }

    /**
     * A user is forgotten, or merged into another: leaves the cluster, and the stored lists, of versions before this one, are
     * deleted.
     *
     * @param mergedInto the user whose lists are read from now on; null for a forgotten user
     */
    record Gone(String userId, int cluster, long asOfMillis, Version version, String mergedInto)
            implements MemberUpdate {}

    private static Interaction clickIn(List<Interaction> added) {
        return added.size() == 1 && added.get(0).isPositive() ? added.get(0) : null;
    }
}
