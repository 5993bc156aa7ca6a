package dev.eddy.serving;

import dev.eddy.client.DownHead;
import java.util.Map;

/**
 * What a checkpoint keeps of the items taken down, or a piece of it.
 *
 * @param down since when each is down, epoch milliseconds
 * @param pending changes that the store has not acknowledged, by item: whether it is down
 * @param head end of the log in the store; {@link DownHead#NONE} in all pieces but one
 * @param gone entries of the log that say nothing of an item that is down
 */
public record DownState(Map<String, Long> down, Map<String, Boolean> pending, DownHead head, int gone) {
    static final DownState NONE = new DownState(Map.of(), Map.of(), DownHead.NONE, 0);
}
