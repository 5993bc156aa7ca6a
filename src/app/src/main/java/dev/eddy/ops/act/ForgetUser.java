package dev.eddy.ops.act;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.ControlChannel;
import java.time.Duration;
import java.util.List;

/** Forgets everything about a user, and about the other ids of the user. */
public record ForgetUser(KafkaOptions kafka, Duration timeout, String userId) implements Act<String> {
    public ForgetUser {
        BadInputException.requireId("user id", userId);
    }

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public List<String> on() {
        return List.of(userId);
    }

    @Override
    public String run(ActListener listener) {
        Topics.require(kafka, kafka.topics(Topic.CONTROL, Topic.HANDOVERS));
        listener.step("forgetting; waiting for a checkpoint of the job");
        try (var channel = new ControlChannel(kafka, timeout)) {
            channel.forget(userId, () -> {});
        }
        // The other ids of the user are told one after the other.
        listener.step("forgetting the other ids of the user");
        ConsumerLag.awaitDrained(kafka, timeout, Topic.handovers());
        return userId;
    }

    @Override
    public String summary(String forgotten) {
        return "user " + forgotten + " is forgotten";
    }
}
