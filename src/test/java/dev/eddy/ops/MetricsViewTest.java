package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class MetricsViewTest {
    private final MetricsView view = new MetricsView();
    private final JobID first = new JobID();
    private final JobID second = new JobID();

    /** Two jobs have an operator of one name, and Flink removes the metrics of the first some time after its end. */
    @Test
    void aJobThatHasEndedDoesNotCountForTheNext() {
        count(first, 6_000);
        assertThat(view.counter("last", "numRecordsIn")).isEqualTo(6_000);
        view.forget(first);
        assertThat(view.counter("last", "numRecordsIn")).isZero();
        count(second, 7);
        view.forget(first);
        assertThat(view.counter("last", "numRecordsIn")).isEqualTo(7);
    }

    @Test
    void aMetricThatIsTakenAwayDoesNotCount() {
        SimpleCounter counter = count(first, 5);
        count(second, 7);
        view.notifyOfRemovedMetric(counter, "numRecordsIn", new GroupOf(first));
        view.notifyOfRemovedMetric(counter, "neverAdded", new GroupOf(first));
        assertThat(view.counter("last", "numRecordsIn")).isEqualTo(7);
    }

    private SimpleCounter count(JobID job, long records) {
        var counter = new SimpleCounter();
        counter.inc(records);
        view.notifyOfAddedMetric(counter, "numRecordsIn", new GroupOf(job));
        return counter;
    }

    private static final class GroupOf extends UnregisteredMetricsGroup {
        private final JobID job;

        GroupOf(JobID job) {
            this.job = job;
        }

        @Override
        public Map<String, String> getAllVariables() {
            return Map.of("<operator_name>", "last", "<job_id>", job.toString());
        }

        @Override
        public String getMetricIdentifier(String name) {
            return job + "." + name;
        }
    }
}
