package dev.eddy.client;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the process alive. */
public final class DaemonThread {
    private DaemonThread() {}

    public static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
