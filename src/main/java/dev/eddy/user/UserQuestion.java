package dev.eddy.user;

import dev.eddy.control.Question;
import java.util.List;

/** A question, the state of its user (no cluster when unknown) and the latest interactions, newest first. */
public record UserQuestion(Question question, UserSnapshot user, List<Interaction> recent) implements ClusterInput {

    @Override
    public int cluster() {
        return user.cluster();
    }
}
