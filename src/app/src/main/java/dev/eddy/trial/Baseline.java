package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import java.util.List;

/** A published method that Eddy is compared with; it gets the same clicks in the same order. */
interface Baseline {

    /** Name in reports: lower case, words joined by hyphens. */
    String name();

    /** At most {@code limit} item ids for a user as of an instant, best first. */
    List<String> recall(String userId, long asOfMillis, int limit);

    /** Learns from a click; clicks come in the order of the stream, repeated ones included. */
    void fold(Behaviour click);
}
