package dev.eddy.user;

import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;

/** An input of the user stage about one user. */
public sealed interface UserInput {

    /** The bucket of the user; any bucket for a question about an item only. */
    int bucket();

    /** An event of a user. */
    record Event(TaggedBehaviour event) implements UserInput {
        @Override
        public int bucket() {
            return UserBuckets.of(event.behaviour().userId());
        }
    }

    /** An order to forget a user. */
    record Order(ForgetUser order) implements UserInput {
        @Override
        public int bucket() {
            return UserBuckets.of(order.userId());
        }
    }

    /** A question about a user, an item or both. */
    record Asked(Question question) implements UserInput {
        @Override
        public int bucket() {
            return UserBuckets.of(question.userId() == null ? question.itemId() : question.userId());
        }
    }
}
