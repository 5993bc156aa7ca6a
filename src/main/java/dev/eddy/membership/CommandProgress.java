package dev.eddy.membership;

/**
 * How far the user stage is with a command: each task first says how many buckets it will walk, then names each it has.
 *
 * @param task index of the task
 * @param tasks how many tasks there are
 * @param buckets how many buckets the task will walk; -1 in a report on one bucket
 * @param bucket the bucket walked; -1 in a task's first report
 * @param users how many users were walked in it
 */
public record CommandProgress(
        String commandId, Command.Phase phase, int task, int tasks, int buckets, int bucket, int users) {

    static CommandProgress begun(Command command, int task, int tasks, int buckets) {
        return new CommandProgress(command.id(), command.phase(), task, tasks, buckets, -1, 0);
    }

    static CommandProgress walked(Command command, int task, int tasks, int bucket, int users) {
        return new CommandProgress(command.id(), command.phase(), task, tasks, -1, bucket, users);
    }
}
