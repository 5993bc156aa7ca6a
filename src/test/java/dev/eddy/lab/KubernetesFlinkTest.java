package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.job.FlinkSettings;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallTopology;
import dev.eddy.kubernetes.Manifests;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.autoscaler.config.AutoScalerOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flink's settings on Kubernetes are those of {@code flink-conf/config.yaml}, and the autoscaler leaves the order of records alone. */
class KubernetesFlinkTest {
    /** Set on Kubernetes by the operator, by the resource's own fields, or by another high availability. */
    private static final Set<String> ELSEWHERE = Set.of(
            "jobmanager.bind-host",
            "jobmanager.rpc.address",
            "jobmanager.rpc.port",
            "taskmanager.bind-host",
            "taskmanager.host",
            "rest.address",
            "rest.bind-address",
            "rest.port",
            "parallelism.default",
            "taskmanager.memory.process.size",
            "jobmanager.memory.process.size",
            "high-availability.cluster-id");

    private static final Set<String> OF_ZOOKEEPER = Set.of("zookeeper.", "high-availability.zookeeper.");
    private static final Set<String> OTHER_VALUES = Set.of(
            "execution.checkpointing.dir",
            "execution.checkpointing.savepoint-dir",
            "high-availability.type",
            "high-availability.storageDir",
            "metrics.reporter.prom.port");
    /** Of the operator's own options, which are in no library at hand; its documentation has them. */
    private static final Set<String> OF_THE_OPERATOR = Set.of(
            "kubernetes.operator.periodic.savepoint.interval",
            "kubernetes.operator.savepoint.history.max.count",
            "kubernetes.operator.savepoint.history.max.age");

    static List<Manifests> shipped() {
        return Manifests.shipped();
    }

    private final Map<String, String> machines = GlobalConfiguration.loadConfiguration(
                    ClusterSettings.SHIPPED.toAbsolutePath().toString())
            .toMap();

    @ParameterizedTest
    @MethodSource("shipped")
    void everyKeyIsOneOfFlinksOrOfTheOperatorsAndHasAValueItCanRead(Manifests manifests) throws Exception {
        Map<String, ConfigOption<?>> known = FlinkOptions.all();
        known.putAll(FlinkOptions.of(AutoScalerOptions.class));
        Configuration settings = settings(manifests);
        assertThat(settings.keySet()).hasSizeGreaterThan(30).allSatisfy(key -> {
            if (!FlinkOptions.OF_THE_REPORTER.contains(key) && !OF_THE_OPERATOR.contains(key)) {
                assertThat(known).containsKey(key);
                assertThat(settings.getOptional(known.get(key))).isPresent();
            }
        });
        assertThat(settings.keySet())
                .doesNotContainAnyElementsOf(FlinkSettings.ofTheJob().keySet());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theSettingsAreThoseForMachines(Manifests manifests) {
        Map<String, String> settings = settings(manifests).toMap();
        Set<String> left = new TreeSet<>(machines.keySet());
        left.removeAll(ELSEWHERE);
        left.removeIf(key -> OF_ZOOKEEPER.stream().anyMatch(key::startsWith));
        assertThat(settings.keySet()).containsAll(left).doesNotContainAnyElementsOf(ELSEWHERE);
        left.removeAll(OTHER_VALUES);
        assertThat(left)
                .hasSizeGreaterThan(25)
                .allSatisfy(key -> assertThat(settings).containsEntry(key, machines.get(key)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void sizesAreThoseForMachines(Manifests manifests) {
        JsonNode spec = manifests.job().path("spec");
        assertThat(spec.at("/taskManager/resource/memory").asText())
                .isEqualTo(machines.get("taskmanager.memory.process.size"));
        assertThat(spec.at("/jobManager/resource/memory").asText())
                .isEqualTo(machines.get("jobmanager.memory.process.size"));
        assertThat(spec.at("/taskManager/resource/cpu").asText())
                .isEqualTo(machines.get("taskmanager.numberOfTaskSlots"));
        assertThat(spec.at("/job/parallelism").asText()).isEqualTo(machines.get("parallelism.default"));
        String version = EnvironmentInformation.getVersion().replaceFirst("(\\d+)\\.(\\d+)\\..*", "v$1_$2");
        assertThat(spec.path("flinkVersion").asText()).isEqualTo(version);
    }

    /** Each has room for a file that it writes, since nothing else can be written to. */
    @ParameterizedTest
    @MethodSource("shipped")
    void flinkHasAFolderForItsFiles(Manifests manifests) {
        Set<String> mounted = new HashSet<>(
                manifests.pods().get(0).container().path("volumeMounts").findValuesAsText("mountPath"));
        assertThat(mounted)
                .contains("/tmp", "/opt/flink/log")
                .anyMatch(folder -> machines.get("io.tmp.dirs").startsWith(folder + "/"));
    }

    /** A second task of such a stage would let commands, centres and questions overtake each other. */
    @ParameterizedTest
    @MethodSource("shipped")
    void theAutoscalerLeavesStagesOfOneTaskAlone(Manifests manifests) {
        Set<String> excluded = new TreeSet<>(settings(manifests).get(AutoScalerOptions.VERTEX_EXCLUDE_IDS));
        for (JobGraph graph : graphs()) {
            Set<String> single = new TreeSet<>();
            for (JobVertex vertex : graph.getVertices()) {
                if (vertex.getParallelism() == 1) {
                    single.add(vertex.getID().toHexString());
                }
            }
            assertThat(excluded).isEqualTo(single);
        }
    }

    /** It changes the parallelism of each vertex for itself. Where two were connected task by task, records are then dealt out in turn. */
    @Test
    void theAutoscalerCannotLetTwoRecordsOvertakeEachOther() {
        for (JobGraph graph : graphs()) {
            Set<String> receivers = new TreeSet<>();
            for (JobVertex vertex : graph.getVertices()) {
                boolean isTaskByTask = vertex.getInputs().stream()
                        .anyMatch(edge -> edge.getShipStrategyName().equals("FORWARD"));
                if (vertex.getParallelism() > 1 && isTaskByTask) {
                    receivers.add(vertex.getName().replaceFirst(":.*", ""));
                }
            }
            // Dead letters may come in any order.
            assertThat(receivers).containsExactly("dead-letters");
        }
    }

    /** With few options, and with all that add stages or inputs. */
    private static List<JobGraph> graphs() {
        return List.of(
                graph(JobOptions.defaults()),
                graph(JobOptions.defaults()
                        .with(Map.of(
                                "catalog.spaces", "item2vec:64:behaviour,two:32:tower,title:32:content",
                                "catalog.centre-space", "item2vec",
                                "retrieval.search-every", "1 min",
                                "retrieval.similar-every", "1 h",
                                "internal.retrieval.interests", "3",
                                "serving.channels", "all"))));
    }

    private static JobGraph graph(JobOptions options) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(8);
        return RecallTopology.graph(env, options).getJobGraph();
    }

    private static Configuration settings(Manifests manifests) {
        var settings = new Configuration();
        manifests
                .job()
                .at("/spec/flinkConfiguration")
                .properties()
                .forEach(setting ->
                        settings.setString(setting.getKey(), setting.getValue().asText()));
        return settings;
    }
}
