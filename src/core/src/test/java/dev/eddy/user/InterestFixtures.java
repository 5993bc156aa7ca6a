package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.VectorSpace;
import java.time.Duration;
import java.util.Collection;

/** Test vocabulary: two directions of taste, and interests of users who took them. */
public final class InterestFixtures {
    public static final int DIMENSION = 2;

    private static final float[] JAZZ = {1, 0};
    private static final float[] ROCK = {0, 1};

    private InterestFixtures() {}

    /** An hour's half-life, so that numbers stay readable. */
    public static InterestOptions options(int historyLimit, int duplicateLimit) {
        return options(historyLimit, duplicateLimit, 1_000);
    }

    private static InterestOptions options(int historyLimit, int duplicateLimit, int robotClicks) {
        return new InterestOptions(
                Behaviours.WEIGHTS,
                Duration.ofHours(1),
                historyLimit,
                100,
                Duration.ofHours(24),
                duplicateLimit,
                robotClicks,
                Duration.ofDays(30));
    }

    public static InterestOptions options() {
        return options(100, 1_000);
    }

    /** Who clicks more than this is a robot. */
    public static InterestOptions robotsBeyond(int clicks) {
        return options(100, 1_000, clicks);
    }

    public static TaggedBehaviour jazz(Behaviour behaviour) {
        return new TaggedBehaviour(behaviour, JAZZ);
    }

    public static TaggedBehaviour rock(Behaviour behaviour) {
        return new TaggedBehaviour(behaviour, ROCK);
    }

    public static TaggedBehaviour untagged(Behaviour behaviour) {
        return new TaggedBehaviour(behaviour, null);
    }

    /** No inputs yet, in a space. */
    static ItemInputs inputs(VectorSpace space) {
        return new ItemInputs(space, options());
    }

    /** What an order to forget a user changes, for tests of other rooms. */
    public static UserChange forget(UserStage stage, User before, ForgetUser order, Parts parts) {
        return stage.forget(before, order, parts);
    }

    static Interest after(InterestUpdater updater, Collection<TaggedBehaviour> events) {
        return after(updater, updater.none(), events);
    }

    static Interest after(InterestUpdater updater, Interest before, Collection<TaggedBehaviour> events) {
        Interest interest = before;
        for (TaggedBehaviour event : events) {
            interest = updater.fold(interest, event).interest();
        }
        return interest;
    }
}
