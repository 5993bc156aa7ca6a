package dev.eddy.lab.bench;

import java.lang.management.ManagementFactory;

/** Measures the live heap of this process. */
final class LiveHeap {
    private LiveHeap() {}

    /** Bytes in use after a full collection. */
    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
