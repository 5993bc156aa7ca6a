package dev.eddy.lab;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of metrics as Flink's reporter gives them to Prometheus. */
final class MetricNames {
    private static final Pattern NAME = Pattern.compile("\\bflink_\\w+");

    /**
     * What the running job exports, of all that operators are told to look at. {@link MetricNamesITCase} looks whether it
     * does.
     */
    static final Set<String> EXPORTED = Stream.of(
                    names(
                            "flink_jobmanager_job_",
                            "lastCheckpointCompletedTimestamp",
                            "lastCheckpointDuration",
                            "lastCheckpointFullSize",
                            "lastCheckpointSize",
                            "numRestarts",
                            "numberOfCompletedCheckpoints",
                            "numberOfFailedCheckpoints",
                            "runningTime",
                            "uptime"),
                    names("flink_taskmanager_Status_JVM_Memory_", "Heap_Max", "Heap_Used"),
                    names(
                            "flink_taskmanager_job_task_operator_",
                            "catalogIn",
                            "centreActivations",
                            "centreRefusals",
                            "clampedTimes",
                            "clusterMoves",
                            "deadLetters",
                            "deletionsMissed",
                            "distinct",
                            "duplicates",
                            "freshnessMillis",
                            "largestToMean",
                            "leastDelayMillis",
                            "list_users_coverage20",
                            "list_users_hits",
                            "list_users_samples",
                            "list_users_reciprocalRanks",
                            "meanCosine",
                            "modelLoads",
                            "movesPer1000Events",
                            "parked",
                            "pendingRecords",
                            "rebuildDue",
                            "rebuildsRequested",
                            "recordsIn",
                            "recordsOut",
                            "redisDropped",
                            "redisPending",
                            "redisRefusedAsOlder",
                            "redisRetries",
                            "redisWrites",
                            "refreshes",
                            "rank_members",
                            "residentMembers",
                            "retrainDue",
                            "robotEvents",
                            "sharedPending",
                            "sharedRetries",
                            "sharedWrites",
                            "type_typeHits",
                            "type_typeSamples",
                            "unknownItems",
                            "usersWithoutDirection",
                            "variant_arm_variantHits",
                            "variant_arm_variantSamples"))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private MetricNames() {}

    private static Stream<String> names(String scope, String... names) {
        return Stream.of(names).map(scope::concat);
    }

    /** The names in a query. */
    static Set<String> in(String query) {
        return NAME.matcher(query).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
