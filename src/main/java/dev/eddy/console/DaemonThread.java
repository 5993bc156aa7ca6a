package dev.eddy.console;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no process alive. */
final class DaemonThread {
    private DaemonThread() {}

    static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
