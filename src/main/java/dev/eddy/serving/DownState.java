package dev.eddy.serving;

import dev.eddy.client.DownHead;
import java.util.Map;

/**
 * The state of {@link DownMarks} in a checkpoint, or a piece of it.
 *
 * @param down time at which each item was taken down, epoch milliseconds
 * @param pending changes that the store has not acknowledged, by item; true for a take-down
 * @param head end of the log in the store; {@link DownHead#NONE} in all pieces but one
 * @param gone number of dead entries in the log
 */
record DownState(Map<String, Long> down, Map<String, Boolean> pending, DownHead head, int gone) {
    static final DownState NONE = new DownState(Map.of(), Map.of(), DownHead.NONE, 0);
}
