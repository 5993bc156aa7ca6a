package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.BroadcastPartitioner;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.apache.flink.streaming.runtime.partitioner.KeyGroupStreamPartitioner;
import org.junit.jupiter.api.Test;

class RecallTopologyTest {
    /** Ends of the graph whose records may come in any order. */
    private static final Set<String> UNORDERED = Set.of("dead-letters: Writer");

    private final StreamGraph graph = graph(3);

    /**
     * Two records with one key, sent by one task, must reach one task in their order. An edge from one task to several that
     * deals records out in turn would let them overtake each other.
     */
    @Test
    void noEdgeLetsTwoRecordsWithOneKeyOvertakeEachOther() {
        Set<String> dealtOut = new TreeSet<>();
        for (StreamNode node : graph.getStreamNodes()) {
            for (StreamEdge edge : node.getOutEdges()) {
                StreamNode target = graph.getStreamNode(edge.getTargetId());
                if (!keepsOrder(edge, target) && !UNORDERED.contains(target.getOperatorName())) {
                    dealtOut.add(node.getOperatorName() + " -> " + target.getOperatorName());
                }
            }
        }
        assertThat(dealtOut).isEmpty();
    }

    private static boolean keepsOrder(StreamEdge edge, StreamNode target) {
        return target.getParallelism() == 1
                || edge.getPartitioner() instanceof ForwardPartitioner
                || edge.getPartitioner() instanceof KeyGroupStreamPartitioner
                || edge.getPartitioner() instanceof BroadcastPartitioner;
    }

    /** Records of these topics have one order, so one task reads them. */
    @Test
    void oneTaskReadsEachTopicThatHasOneOrder() {
        List<String> readByOne = new ArrayList<>();
        for (int source : graph.getSourceIDs()) {
            if (graph.getStreamNode(source).getParallelism() == 1) {
                readByOne.add(graph.getStreamNode(source).getOperatorName());
            }
        }
        assertThat(readByOne)
                .containsExactlyInAnyOrder(
                        "Source: control-source",
                        "Source: centre-source",
                        "Source: tag-vector-source",
                        "Source: question-source",
                        "Source: user-tower-source");
    }

    private static StreamGraph graph(int parallelism) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(parallelism);
        return RecallTopology.graph(env, JobOptions.defaults());
    }
}
