package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkClusterTest {
    private static final String URL = "http://flink:8081";

    private final JobStatusMessage eddy = job(1, "eddy", JobStatus.RUNNING);
    private final JobStatusMessage ended = job(2, "eddy", JobStatus.CANCELED);
    private final JobStatusMessage restarting = job(3, "eddy", JobStatus.RESTARTING);
    private final JobStatusMessage other = job(4, "orders", JobStatus.RUNNING);

    @Test
    void theJobIsFoundByItsName() {
        assertThat(FlinkCluster.only(List.of(ended, other, eddy, restarting), URL))
                .isEqualTo(id(eddy));
    }

    @Test
    void whereNoneRunsItIsToldWhatThereIs() {
        assertThatThrownBy(() -> FlinkCluster.only(List.of(other, ended, restarting), URL))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no running job named eddy on " + URL + ", which has " + id(other) + " (orders, RUNNING), "
                        + id(restarting) + " (eddy, RESTARTING); start it first");
        assertThatThrownBy(() -> FlinkCluster.only(List.of(ended), URL))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("which has none");
    }

    @Test
    void ofSeveralOneMustBeChosen() {
        JobStatusMessage second = job(5, "eddy", JobStatus.RUNNING);
        assertThatThrownBy(() -> FlinkCluster.only(List.of(eddy, second), URL))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("2 running jobs named eddy on " + URL)
                .hasMessageContaining(id(eddy))
                .hasMessageContaining(id(second));
        assertThat(FlinkCluster.withId(id(second), List.of(eddy, second), URL)).isEqualTo(id(second));
    }

    @Test
    void aJobIsFoundByItsIdWhateverItsName() {
        assertThat(FlinkCluster.withId(id(other).toUpperCase(Locale.ROOT), List.of(eddy, other), URL))
                .isEqualTo(id(other));
    }

    @Test
    void anIdThatIsNotOfARunningJobIsRefused() {
        for (String id : List.of(id(ended), id(restarting), "nonsense", "")) {
            assertThatThrownBy(() -> FlinkCluster.withId(id, List.of(eddy, ended, restarting), URL))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("no running job " + id + " on " + URL)
                    .hasMessageContaining(id(eddy));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flink",
                "flink:8081",
                "http://flink",
                "https://flink:8081",
                "http://:8081",
                "http://a b:1",
                "http://flink:8081/behind/a/proxy",
                "http://flink:99999",
                "http://flink:0"
            })
    void malformedAddressesAreRefused(String url) {
        assertThatThrownBy(() -> FlinkCluster.connect(url))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("'" + url + "' is not the address of a Flink");
    }

    private static JobStatusMessage job(int number, String name, JobStatus status) {
        return new JobStatusMessage(new JobID(number, number), name, status, number);
    }

    private static String id(JobStatusMessage job) {
        return job.getJobId().toHexString();
    }
}
