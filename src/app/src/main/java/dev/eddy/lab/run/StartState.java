package dev.eddy.lab.run;

import dev.eddy.client.CandidateReader;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Brokers;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.option.RedisOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Finds the state that a job starts with, and says so. */
final class StartState {
    private StartState() {}

    /** The savepoints and checkpoints of a durable job to try; none for an empty folder or a fresh start. */
    static ResumeChoice choose(StateFolder folder, JobOptions options, boolean fresh, Consumer<String> notes) {
        if (fresh && !folder.states().isEmpty()) {
            notes.accept("the state of before is now in " + folder.moveAside(System.currentTimeMillis()));
        }
        ResumeChoice choice = ResumeChoice.of(folder.states());
        choice.skipped().forEach(state -> notes.accept(ResumeChoice.line(state, state.problem())));
        BadInputException.require(
                !choice.isAllLost(),
                "--state: " + folder.path() + " has no savepoint or checkpoint that can be restored; put back a"
                        + " backup, or add --fresh, which moves the state aside and starts without it");
        folder.requireOrigin(originOf(options));
        return choice;
    }

    private static JobOrigin originOf(JobOptions options) {
        KafkaOptions kafka = options.kafka();
        try (Admin admin = Brokers.connect(kafka)) {
            String id = Topics.get(admin.describeCluster().clusterId(), "ask for the id of the Kafka cluster", kafka);
            return JobOrigin.of(options.recall().dimension(), id, kafka.topicsPrefix());
        }
    }

    /** The warning of a start without state when Redis already has lists. */
    static Optional<String> overOldLists(RedisOptions redis, Path folder) {
        return hasLists(redis) ? Optional.of(emptyOverLists(redis, folder)) : Optional.empty();
    }

    /** @param folder null for a job without one */
    static String emptyOverLists(RedisOptions redis, Path folder) {
        return "WARNING: the job starts with empty state, but Redis at " + redis.nodes() + " already has lists under "
                + redis.prefix()
                + ". It has forgotten all users and reads on where its consumer group left off. Lists are"
                + " made anew as users click, but one made from fewer events counts as older and does not replace the list in"
                + " Redis until rebuild --new-epoch. "
                + (folder == null
                        ? "--state DIR keeps the state from now on; --fresh says that you mean it"
                        : folder + " has no state; --fresh says that you mean it");
    }

    private static boolean hasLists(RedisOptions redis) {
        try (CandidateReader reader = CandidateReader.open(redis)) {
            return reader.hot().isPresent() || !reader.someUsers(1).isEmpty();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // The checks before the start have told of an outage; the job needs no right to look through all keys.
            return false;
        }
    }
}
