package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourEncoder;
import dev.eddy.record.DeadLetter;
import java.time.Duration;

/** Dead letter of a behaviour whose item did not come in time. */
public final class UnknownItem {
    private UnknownItem() {}

    /** The letter, with the record encoded again, since the parser keeps no bytes. */
    public static DeadLetter deadLetter(Behaviour behaviour, CatalogOptions options, String topic) {
        String reason = "item not in the catalogue after " + inWords(options.parkFor()) + " or " + options.parkLimit()
                + " events: " + behaviour.itemId();
        return DeadLetter.of(
                behaviour.userId().getBytes(UTF_8),
                BehaviourEncoder.encode(behaviour),
                reason,
                topic,
                behaviour.appendedAtMillis());
    }

    private static String inWords(Duration wait) {
        return wait.toSecondsPart() == 0 ? wait.toMinutes() + " minutes" : wait.toSeconds() + " seconds";
    }
}
