package dev.eddy.serving;

import dev.eddy.recall.SharedUpdate;
import java.util.List;

/**
 * The state of a {@link SharedWriter} in a checkpoint, or a piece of it.
 *
 * @param lists that the store has not acknowledged
 */
record SharedWriterState(List<SharedUpdate> lists, DownState down) {}
