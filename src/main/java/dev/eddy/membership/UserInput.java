package dev.eddy.membership;

import dev.eddy.catalog.TaggedBehaviour;

/** What the user stage is fed with, by user: either an event or the order to forget, the other part is null. */
public record UserInput(TaggedBehaviour event, Forget forget) {

    public static UserInput of(TaggedBehaviour event) {
        return new UserInput(event, null);
    }

    public static UserInput of(Forget forget) {
        return new UserInput(null, forget);
    }

    /** The bucket of the user it is about. */
    public int bucket() {
        return UserBuckets.of(event != null ? event.behaviour().userId() : forget.userId());
    }
}
