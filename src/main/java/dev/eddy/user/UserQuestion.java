package dev.eddy.user;

import dev.eddy.control.Question;
import java.util.List;

/**
 * A question together with the state of the user that it is about.
 *
 * @param user the user's state; without a cluster and without a direction when the user is unknown
 * @param recent the user's latest interactions, newest first
 */
public record UserQuestion(Question question, UserSnapshot user, List<Interaction> recent) implements ClusterInput {

    @Override
    public int cluster() {
        return user.cluster();
    }
}
