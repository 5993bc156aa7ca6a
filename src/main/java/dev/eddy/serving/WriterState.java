package dev.eddy.serving;

import dev.eddy.scoring.Candidates;
import java.util.List;

/**
 * What a checkpoint keeps of a writer.
 *
 * @param pending lists the store has not acknowledged
 * @param overflowed whether lists were dropped, so that a rebuild is due
 */
public record WriterState(List<Candidates> pending, boolean overflowed) {}
