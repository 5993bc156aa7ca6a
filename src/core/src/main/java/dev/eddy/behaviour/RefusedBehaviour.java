package dev.eddy.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.record.DeadLetter;

/** An event that was valid by itself and is refused later, with the reason. */
public record RefusedBehaviour(Behaviour behaviour, String reason) {

    /** The dead letter, with the record encoded again, since the parser keeps no bytes. */
    public DeadLetter deadLetter(String topic) {
        return DeadLetter.of(
                behaviour.userId().getBytes(UTF_8),
                BehaviourEncoder.encode(behaviour),
                reason,
                topic,
                behaviour.appendedAtMillis());
    }
}
