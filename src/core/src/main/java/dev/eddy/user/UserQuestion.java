package dev.eddy.user;

import dev.eddy.control.Question;
import java.util.List;

/** A question, the state of its user (no cluster when unknown) and the latest interactions, newest first. */
public record UserQuestion(Question question, UserSnapshot user, List<Interaction> recent) implements ClusterInput {

    /** The same question about the user's lists of another instant, in epoch milliseconds. */
    public UserQuestion asOf(long otherMillis) {
        return new UserQuestion(question, user.asOf(otherMillis), recent);
    }

    @Override
    public int cluster() {
        return user.cluster();
    }
}
