package dev.eddy.user;

import dev.eddy.control.Question;
import java.util.List;

/**
 * A question together with the state of its user and the latest interactions, newest first. An unknown user has no
 * cluster and no direction.
 */
public record UserQuestion(Question question, UserSnapshot user, List<Interaction> recent) implements ClusterInput {

    @Override
    public int cluster() {
        return user.cluster();
    }
}
