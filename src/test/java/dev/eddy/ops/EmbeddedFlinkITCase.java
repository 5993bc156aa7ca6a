package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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
class EmbeddedFlinkITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aJobRunsIsSeenAndGoesOnFromItsSavepoint() throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, 2, new Configuration())) {
            String savepoint = countsUntilStopped(flink);
            FlinkJob resumed = flink.submit(countingJob(flink), savepoint);
            resumed.awaitRunning(PATIENCE);
            await(() -> flink.metrics().counter("count", "seen") > 0);
            assertThat(flink.metrics().gauges("count", "before-this-run"))
                    .anySatisfy(before -> assertThat(before.longValue()).isPositive());
            resumed.cancel();
            assertThat(resumed.status()).isEqualTo(JobStatus.CANCELED);
        }
    }

    private String countsUntilStopped(EmbeddedFlink flink) throws Exception {
        FlinkJob job = flink.submit(countingJob(flink));
        job.awaitRunning(PATIENCE);
        await(() -> flink.metrics().counter("count", "seen") > 1_000);
        for (String operator : List.of("numbers", "count")) {
            assertThat(flink.metrics().find(operator, "numRecordsOut", Counter.class))
                    .isNotEmpty();
        }
        assertThat(job.triggerCheckpoint()).isPositive();
        assertThat(job.restarts()).isZero();
        assertThat(job.failure()).isEmpty();
        assertThat(webPage(flink.webUi())).contains("<title>Apache Flink Web Dashboard</title>");
        String savepoint = job.stopWithSavepoint(folder);
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(flink.metrics().find("count", "seen", Counter.class)).isEmpty();
        return savepoint;
    }

    @Test
    void aFailureIsToldWithItsCause() throws Exception {
        Configuration noRestart = new Configuration();
        noRestart.setString("restart-strategy.type", "none");
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, 1, noRestart)) {
            var env = flink.environment();
            env.setParallelism(1);
            env.fromSequence(1, 3)
                    .uid("numbers")
                    .map(EmbeddedFlinkITCase::fail)
                    .returns(Types.LONG)
                    .uid("fail")
                    .sinkTo(new DiscardingSink<>())
                    .uid("discard");
            FlinkJob job = flink.submit(env.getStreamGraph());
            assertThat(job.awaitEnd(PATIENCE)).isEqualTo(JobStatus.FAILED);
            assertThat(job.failure().orElseThrow()).hasStackTraceContaining("no luck with 1");
            assertThatThrownBy(() -> job.awaitRunning(PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FAILED");
        }
    }

    private static Long fail(Long n) {
        throw new IllegalStateException("no luck with " + n);
    }

    private static StreamGraph countingJob(EmbeddedFlink flink) {
        var env = flink.environment();
        env.setParallelism(2);
        env.fromSequence(0, Long.MAX_VALUE - 1)
                .uid("numbers")
                .name("numbers")
                .keyBy(n -> n % 2, Types.LONG)
                .process(new CountFunction())
                .uid("count")
                .name("count")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        return env.getStreamGraph();
    }

    /** Counts records in state, and in a metric that restarts at 0 with each run. */
    private static final class CountFunction extends KeyedProcessFunction<Long, Long, Long> {
        private transient ValueState<Long> count;
        private transient Counter seen;
        private transient volatile long beforeThisRun;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            seen = getRuntimeContext().getMetricGroup().counter("seen");
            getRuntimeContext().getMetricGroup().gauge("before-this-run", () -> beforeThisRun);
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            long known = before == null ? 0 : before;
            if (seen.getCount() == 0) {
                beforeThisRun = known;
            }
            count.update(known + 1);
            seen.inc();
            out.collect(known + 1);
        }
    }

    private static String webPage(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
