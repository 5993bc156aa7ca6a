package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallTopology;
import dev.eddy.lab.Waiting;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import dev.eddy.user.Interest;
import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.User;
import dev.eddy.user.UserInput;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FlinkClusterITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int USERS = 500;

    @TempDir
    Path folder;

    @Test
    void aJobIsFoundAndItsUsersReadFromTheHeapToo() throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, 2, onHeap());
                FlinkCluster cluster = FlinkCluster.connect(flink.webUi().toString())) {
            assertThatThrownBy(cluster::findJob)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("which has none");
            FlinkJob job = started(flink);
            String id = job.id().toHexString();
            assertThat(cluster.findJob()).isEqualTo(id);
            assertUsersAreRead(cluster, id, flink);
            assertOtherDirectoriesAreRefused(cluster, id);
            FlinkJob second = started(flink);
            assertThatThrownBy(cluster::findJob)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("2 running jobs named eddy");
            second.cancel();
            assertThat(cluster.isRunning(second.id().toHexString())).isFalse();
            assertThat(cluster.findJob()).isEqualTo(id);
        }
    }

    private void assertUsersAreRead(FlinkCluster cluster, String job, EmbeddedFlink flink) throws Exception {
        Waiting.until("all users", PATIENCE, () -> flink.metrics().counter(RecallTopology.UPDATE_USERS, "put") > USERS);
        String savepoint = cluster.savepoint(job, folder.toString(), PATIENCE);
        Set<String> read = new TreeSet<>();
        LiveInput.read(savepoint, 1, user -> {
            assertThat(user.interest().direction()).isNull();
            read.add(user.userId());
        });
        assertThat(read).hasSize(USERS).contains("0", "499");
        cluster.dispose(savepoint);
        assertThat(folder).isEmptyDirectory();
    }

    private void assertOtherDirectoriesAreRefused(FlinkCluster cluster, String job) throws Exception {
        assertThatThrownBy(() -> cluster.savepoint(job, null, PATIENCE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("execution.checkpointing.savepoint-dir");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> cluster.savepoint(job, file.toString(), PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not take a savepoint of job " + job + " in " + file + ": ")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> cluster.savepoint(job, folder.toString(), Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(": no answer in 0 s");
        assertThatThrownBy(() -> cluster.dispose(file.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not dispose of savepoint " + file + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whereNoFlinkAnswersItIsToldSo() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        assertNoFlink("http://127.0.0.1:" + freePort, "Connection refused");
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            assertNoFlink("http://127.0.0.1:" + other.getAddress().getPort(), "");
        } finally {
            other.stop(0);
        }
        assertNoFlink("http://no-such-host.invalid:8081", "no-such-host.invalid");
    }

    private static void assertNoFlink(String url, String reason) {
        assertThatThrownBy(() -> FlinkCluster.connect(url))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("no Flink answers at " + url + ": ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    private static Configuration onHeap() {
        var settings = new Configuration();
        settings.setString("state.backend.type", "hashmap");
        return settings;
    }

    private static FlinkJob started(EmbeddedFlink flink) {
        FlinkJob job = flink.submit(job(flink));
        job.awaitRunning(PATIENCE);
        return job;
    }

    /** Keeps users as Eddy's does, under its name. */
    private static StreamGraph job(EmbeddedFlink flink) {
        var env = flink.environment();
        env.setParallelism(1);
        env.fromSequence(0, Long.MAX_VALUE - 1)
                .uid("numbers")
                .map(n -> Long.toString(n % USERS), Types.STRING)
                .uid("ids")
                .keyBy(UserInput::bucketOf, Types.INT)
                .process(new PutUserFunction(), Types.STRING)
                .uid(RecallTopology.UPDATE_USERS)
                .name(RecallTopology.UPDATE_USERS)
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(RecallTopology.JOB);
        return graph;
    }

    private static final class PutUserFunction extends KeyedProcessFunction<Integer, String, String> {
        private transient MapState<String, User> users;
        private transient Counter put;

        @Override
        public void open(OpenContext context) {
            users = getRuntimeContext().getMapState(MembershipDescriptors.users());
            put = getRuntimeContext().getMetricGroup().counter("put");
        }

        @Override
        public void processElement(String userId, Context context, Collector<String> out) throws Exception {
            users.put(userId, User.unknown(userId, Interest.none(2), 0, Long.MIN_VALUE));
            put.inc();
        }
    }
}
