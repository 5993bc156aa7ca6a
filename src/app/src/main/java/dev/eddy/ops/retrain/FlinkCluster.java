package dev.eddy.ops.retrain;

import dev.eddy.job.BadInputException;
import dev.eddy.job.RecallTopology;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.ConfigurationInfoEntry;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.util.ExceptionUtils;

/** A remote Flink cluster, reached by its REST endpoint: finds the job, takes savepoints and disposes of them. */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** A savepoint may have thousands of files, which are deleted one by one. */
    private static final Duration DISPOSAL = Duration.ofMinutes(5);

    private static final int LAST_PORT = 65_535;

    private final String url;
    private final RestClusterClient<String> client;

    private FlinkCluster(String url, RestClusterClient<String> client) {
        this.url = url;
        this.client = client;
    }

    /** Connects to {@code http://HOST:PORT}; throws {@link BadInputException} for another form, or when no Flink answers. */
    public static FlinkCluster connect(String url) {
        Configuration settings = settings(url);
        FlinkCluster cluster = null;
        try {
            cluster = new FlinkCluster(url, new RestClusterClient<>(settings, url));
            cluster.jobs();
            return cluster;
        } catch (Exception e) {
            if (cluster != null) {
                cluster.close();
            }
            throw new BadInputException(
                    "no Flink answers at " + url + ": " + RootCause.of(e) + "; give the address of its web UI", e);
        }
    }

    private static Configuration settings(String url) {
        URI address = address(url);
        var settings = new Configuration();
        settings.setString("rest.address", address.getHost());
        settings.setString("rest.port", Integer.toString(address.getPort()));
        settings.setString("rest.connection-timeout", "5 s");
        // By default, Flink retries a refused connection for a minute.
        settings.setString("rest.retry.max-attempts", "3");
        settings.setString("rest.retry.delay", "200 ms");
        return settings;
    }

    /** Parses an address; throws {@link BadInputException} when it is not {@code http://HOST:PORT}. */
    public static URI address(String url) {
        try {
            URI address = new URI(url);
            boolean isPlain =
                    "http".equals(address.getScheme()) && Set.of("", "/").contains(address.getPath());
            if (isPlain && address.getHost() != null && address.getPort() > 0 && address.getPort() <= LAST_PORT) {
                return address;
            }
            throw new URISyntaxException(url, "not http://HOST:PORT");
        } catch (URISyntaxException e) {
            String advice = "give the address of its web UI, for example http://localhost:8081";
            throw new BadInputException(
                    "'" + url + "' is not the address of a Flink; " + advice
                            + " (neither https nor a path can be used)",
                    e);
        }
    }

    /** The id of the running job with Eddy's name; throws {@link BadInputException} when there is none or more than one. */
    public String findJob() {
        return only(jobs(), url);
    }

    /** Checks that a job runs, and returns its id; throws {@link BadInputException} when it does not run. */
    public String findJob(String id) {
        return withId(id, jobs(), url);
    }

    private Collection<JobStatusMessage> jobs() {
        return ask("list the jobs", client.listJobs(), ANSWER);
    }

    private static Stream<JobStatusMessage> running(Collection<JobStatusMessage> jobs) {
        return jobs.stream().filter(job -> job.getJobState() == JobStatus.RUNNING);
    }

    private static String idOf(JobStatusMessage job) {
        return job.getJobId().toHexString();
    }

    static String only(Collection<JobStatusMessage> jobs, String url) {
        List<JobStatusMessage> running = running(jobs)
                .filter(job -> job.getJobName().equals(RecallTopology.JOB))
                .toList();
        if (running.size() != 1) {
            throw new BadInputException((running.isEmpty() ? "no running job" : running.size() + " running jobs")
                    + " named " + RecallTopology.JOB + " on " + url + ", which has " + listed(jobs)
                    + (running.isEmpty() ? "; start it first" : "; say which by its id"));
        }
        return idOf(running.get(0));
    }

    static String withId(String id, Collection<JobStatusMessage> jobs, String url) {
        return running(jobs)
                .map(FlinkCluster::idOf)
                .filter(id::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new BadInputException("no running job " + id + " on " + url + ", which has "
                        + listed(jobs) + "; give the id of a job that runs"));
    }

    /** The jobs that have not ended, newest first. */
    private static String listed(Collection<JobStatusMessage> jobs) {
        String listed = jobs.stream()
                .filter(job -> !job.getJobState().isGloballyTerminalState())
                .sorted(Comparator.comparingLong(JobStatusMessage::getStartTime).reversed())
                .map(job -> job.getJobId() + " (" + job.getJobName() + ", " + job.getJobState() + ")")
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "none" : listed;
    }

    /** Whether the job runs; false for an unknown job. */
    public boolean isRunning(String jobId) {
        return running(jobs()).anyMatch(job -> idOf(job).equals(jobId));
    }

    /** The directory for savepoints in the cluster's settings; empty when there is none. */
    Optional<String> savepointDirectory() {
        var settings = client.sendRequest(
                ClusterConfigurationInfoHeaders.getInstance(),
                EmptyMessageParameters.getInstance(),
                EmptyRequestBody.getInstance());
        return ask("tell its settings", settings, ANSWER).stream()
                .filter(entry -> entry.getKey().equals(CheckpointingOptions.SAVEPOINT_DIRECTORY.key()))
                .map(ConfigurationInfoEntry::getValue)
                .findFirst();
    }

    /**
     * Takes a savepoint in the format of the job's state backend, waits until it is complete, and returns its path or URI. The
     * directory is a path or URI for the cluster; null for its {@code execution.checkpointing.savepoint-dir}, without which it
     * throws {@link BadInputException}. Throws {@link IllegalStateException} when the savepoint fails or takes too long; it may
     * still be completed later.
     */
    public String savepoint(String jobId, String directory, Duration timeout) {
        return await(jobId, directory, triggerSavepoint(jobId, directory), timeout);
    }

    /** Requests a savepoint; see {@link #savepoint}. */
    CompletableFuture<String> triggerSavepoint(String jobId, String directory) {
        return client.triggerSavepoint(JobID.fromHexString(jobId), directory, SavepointFormatType.NATIVE);
    }

    /** Waits for a requested savepoint; see {@link #savepoint}. */
    String await(String jobId, String directory, CompletableFuture<String> savepoint, Duration timeout) {
        String where = directory == null ? "its own directory" : directory;
        try {
            return ask("take a savepoint of job " + jobId + " in " + where, savepoint, timeout);
        } catch (IllegalStateException e) {
            if (directory == null && isRefused(e)) {
                String advice = "give one that it and this process can reach, or set its ";
                throw new BadInputException(
                        "the Flink at " + url + " has no directory for savepoints: " + advice
                                + CheckpointingOptions.SAVEPOINT_DIRECTORY.key(),
                        e);
            }
            throw e;
        }
    }

    private static boolean isRefused(Throwable failure) {
        return ExceptionUtils.findThrowable(failure, RestClientException.class)
                .filter(answer -> answer.getHttpResponseStatus().equals(HttpResponseStatus.BAD_REQUEST))
                .isPresent();
    }

    /** Makes the cluster delete the files of a savepoint, and waits for that. */
    public void dispose(String savepoint) {
        ask("dispose of savepoint " + savepoint, client.disposeSavepoint(savepoint), DISPOSAL);
    }

    private <T> T ask(String request, CompletableFuture<T> answer, Duration timeout) {
        String failed = "the Flink at " + url + " did not " + request;
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failed + ": " + RootCause.of(e), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(failed + ": no answer in " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + failed, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
