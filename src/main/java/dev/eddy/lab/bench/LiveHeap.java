package dev.eddy.lab.bench;

import java.lang.management.ManagementFactory;

/** What this process really needs of its heap. */
final class LiveHeap {
    private LiveHeap() {}

    /** Bytes in use after everything else was collected. */
    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
