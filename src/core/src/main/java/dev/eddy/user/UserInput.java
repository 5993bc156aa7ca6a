package dev.eddy.user;

import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.item.TaggedBehaviour;

/** An input of the user stage about one user. */
public sealed interface UserInput {
    /** Users are kept by bucket, since timers can walk a few thousand keys but not all users. */
    int BUCKETS = 4_096;

    static int bucketOf(String userId) {
        int hash = userId.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
    }

    /** The bucket of the user; any bucket for a question about an item only. */
    int bucket();

    /** An event of a user. */
    record Event(TaggedBehaviour event) implements UserInput {
        @Override
        public int bucket() {
            return bucketOf(event.behaviour().userId());
        }
    }

    /** An order to forget a user. */
    record Order(ForgetUser order) implements UserInput {
        @Override
        public int bucket() {
            return bucketOf(order.userId());
        }
    }

    /** What another user's state tells. */
    record HandedOver(Handover handover) implements UserInput {
        @Override
        public int bucket() {
            return bucketOf(handover.to());
        }
    }

    /** A question about a user, an item or both. */
    record Asked(Question question) implements UserInput {
        @Override
        public int bucket() {
            return bucketOf(question.userId() == null ? question.itemId() : question.userId());
        }
    }
}
