package dev.eddy.serving;

import dev.eddy.recall.SharedUpdate;
import java.util.List;

/**
 * What a checkpoint keeps of a {@link SharedWriter}, or a piece of it.
 *
 * @param lists that the store has not acknowledged
 */
public record SharedWriterState(List<SharedUpdate> lists, DownState down) {}
