package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.RefusedBehaviour;
import dev.eddy.record.DeadLetter;
import java.time.Duration;

/** Dead letter of a behaviour whose item did not come in time. */
public final class UnknownItem {
    private UnknownItem() {}

    public static DeadLetter deadLetter(Behaviour behaviour, CatalogOptions options, String topic) {
        String reason = "item not in the catalogue after " + inWords(options.parkFor()) + " or " + options.parkLimit()
                + " events: " + behaviour.itemId();
        return new RefusedBehaviour(behaviour, reason).deadLetter(topic);
    }

    private static String inWords(Duration wait) {
        return wait.toSecondsPart() == 0 ? wait.toMinutes() + " minutes" : wait.toSeconds() + " seconds";
    }
}
