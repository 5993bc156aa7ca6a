package dev.eddy.recall;

import dev.eddy.item.TaskShare;
import java.util.concurrent.Executor;

/**
 * What the cluster stage needs of the task it runs in.
 *
 * @param own items whose similar lists this task writes
 * @param indexing builds graphs of vectors; one thread is enough
 */
public record StageHost(TaskShare own, Executor indexing, StageMeter meter) {}
