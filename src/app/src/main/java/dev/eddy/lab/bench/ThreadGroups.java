package dev.eddy.lab.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names for the threads of a bench by what they do: tasks of the job, the JVM, RocksDB and the broker. */
final class ThreadGroups {
    /** Linux cuts the names of threads. */
    private static final int LONGEST = 15;

    private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

    static {
        group("bench", "java", "main");
        group(
                "collector",
                "GC Thread",
                "G1 ",
                "ParGC",
                "Parallel GC",
                "ZDriver",
                "ZWorker",
                "VM Thread",
                "Reference Handler");
        group("compiler", "C1 Compiler", "C2 Compiler", "Sweeper");
        group("rocksdb", "rocksdb");
        group("flushers", "OutputFlusher");
        group("timers", "Time Trigger", "System Time Trigger");
        group("fetchers", "Source Data Fetcher");
        group("sources", "Source: ");
        group("sender", "candidate-sender");
        group("snapshots", "AsyncOperations", "Flink-RocksDBStateDataTransfer");
        group("network", "Flink Netty");
        group("rpc", "flink-pekko", "pekko", "jobmanager-", "flink-taskexecutor", "flink-scheduler");
        group("metrics", "flink-metrics", "Flink-MetricRegistry", "metrics-meter");
        group("replay", "bench-replay", "kafka-producer");
        group(
                "broker",
                "data-plane",
                "kafka-",
                "raft-",
                "quorum-",
                "controller",
                "broker-",
                "group-coordinator",
                "transaction",
                "share-",
                "ExpirationReaper",
                "executor-",
                "log-cleaner",
                "LogDirFailure",
                "metadata-");
    }

    private ThreadGroups() {}

    private static void group(String name, String... prefixes) {
        for (String prefix : prefixes) {
            BY_PREFIX.put(prefix.substring(0, Math.min(LONGEST, prefix.length())), name);
        }
    }

    /** The group of a thread; a task of the job is its own group, named after its first operator. */
    static String of(String threadName) {
        String name = threadName.substring(0, Math.min(LONGEST, threadName.length()));
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> name.replaceFirst("[ (#:].*", ""));
    }
}
