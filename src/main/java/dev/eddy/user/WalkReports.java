package dev.eddy.user;

import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;

/** Progress reports of one task. */
public record WalkReports(int task, int tasks) {

    CommandProgress begun(Command command, int buckets) {
        return new CommandProgress(command.id(), command.phase(), task, tasks, buckets, -1, 0);
    }

    CommandProgress walked(Command command, int bucket, int users) {
        return new CommandProgress(command.id(), command.phase(), task, tasks, -1, bucket, users);
    }

    CommandProgress swapBegun(long centreVersion, int buckets) {
        return new CommandProgress(swap(centreVersion), Phase.ASSIGN, task, tasks, buckets, -1, 0);
    }

    public CommandProgress swapped(long centreVersion, int bucket, int users) {
        return new CommandProgress(swap(centreVersion), Phase.ASSIGN, task, tasks, -1, bucket, users);
    }

    private static String swap(long centreVersion) {
        return CommandProgress.idOfSwapTo(centreVersion);
    }
}
