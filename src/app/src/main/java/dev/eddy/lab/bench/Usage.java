package dev.eddy.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this process, with the job and the broker in it, and its children, which are Redis, have used since their start.
 *
 * @param cpuNanos CPU time of all threads, those that have ended included, and of the children
 * @param cpuNanosByGroup CPU time of the threads alive by {@link ThreadGroups}, and of the children; without groups of threads
 *     on a system without {@code /proc}
 * @param allocatedBytes bytes that the Java threads alive have allocated on the heap, by group
 */
record Usage(long cpuNanos, Map<String, Long> cpuNanosByGroup, Map<String, Long> allocatedBytes) {
    private static final String REDIS = "redis";
    private static final Path THREADS = Path.of("/proc/self/task");

    static Usage now() {
        long children = ProcessHandle.current()
                .descendants()
                .mapToLong(child ->
                        child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, Long> cpu = new HashMap<>(Map.of(REDIS, children));
        threads().forEach(thread -> addCpu(thread, cpu));
        return new Usage(process.getProcessCpuTime() + children, cpu, allocated());
    }

    private static List<Path> threads() {
        if (!Files.isDirectory(THREADS)) {
            return List.of();
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addCpu(Path thread, Map<String, Long> cpu) {
        try {
            String group =
                    ThreadGroups.of(Files.readString(thread.resolve("comm")).strip());
            String nanos = Files.readString(thread.resolve("schedstat"));
            cpu.merge(group, Long.parseLong(nanos.substring(0, nanos.indexOf(' '))), Long::sum);
        } catch (NoSuchFileException e) {
            // The thread has ended meanwhile.
        } catch (IOException e) {
            // So does a thread that ends while its file is read.
            if (Files.exists(thread)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, Long> allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, Long> allocated = new HashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                long bytes = threads.getThreadAllocatedBytes(thread.getThreadId());
                allocated.merge(ThreadGroups.of(thread.getThreadName()), Math.max(0, bytes), Long::sum);
            }
        }
        return allocated;
    }
}
