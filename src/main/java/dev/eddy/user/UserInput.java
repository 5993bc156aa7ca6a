package dev.eddy.user;

import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;

/** What the user stage is fed with, by user: an event, the order to forget or a question; the other parts are null. */
public record UserInput(TaggedBehaviour event, ForgetUser forget, Question question) {

    public static UserInput of(TaggedBehaviour event) {
        return new UserInput(event, null, null);
    }

    public static UserInput of(ForgetUser forget) {
        return new UserInput(null, forget, null);
    }

    public static UserInput of(Question question) {
        return new UserInput(null, null, question);
    }

    /** The bucket of the user it is about; any for a question about none. */
    public int bucket() {
        if (event != null) {
            return UserBuckets.of(event.behaviour().userId());
        }
        if (forget != null) {
            return UserBuckets.of(forget.userId());
        }
        return UserBuckets.of(question.userId() == null ? question.itemId() : question.userId());
    }
}
