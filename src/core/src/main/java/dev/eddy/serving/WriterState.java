package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.util.List;

/**
 * State of a {@link SendQueue} in a checkpoint, or a piece of it.
 *
 * @param pending lists that the store has not acknowledged
 * @param rebuildDue whether lists were lost or dropped, and no rebuild was requested yet
 * @param marks numbers of acknowledged batches
 */
record WriterState(List<Candidates> pending, boolean rebuildDue, List<StoreMark> marks) {}
