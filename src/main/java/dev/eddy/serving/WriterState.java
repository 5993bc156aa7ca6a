package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.util.List;

/**
 * What a checkpoint keeps of a writer.
 *
 * @param pending lists the store has not acknowledged
 * @param rebuildDue whether the store has not all lists, and no rebuild was asked for yet
 * @param marks how far batches got in the store
 */
public record WriterState(List<Candidates> pending, boolean rebuildDue, List<StoreMark> marks) {}
