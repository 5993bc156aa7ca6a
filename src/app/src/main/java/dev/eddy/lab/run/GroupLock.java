package dev.eddy.lab.run;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Brokers;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.serving.WriterName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A lock that allows one run per consumer group, whatever its Redis. Flink's sources are no members of their group, so the lock
 * is a group of its own, {@code GROUP-writer}: Kafka gives its only partition to one member. Kafka releases it when the
 * process ends, or is silent for 20 s.
 */
final class GroupLock implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WATCH = SILENCE.plusSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);
    /** By default a static member stays in its group for a later one. */
    private static final CloseOptions CLOSING = CloseOptions.timeout(Duration.ofSeconds(2))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

    private final KafkaOptions kafka;
    private final WriterName writer;
    private final KafkaConsumer<byte[], byte[]> member;

    private GroupLock(KafkaOptions kafka, WriterName writer) {
        this.kafka = kafka;
        this.writer = writer;
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-run-" + writer.host() + "-" + writer.pid());
        settings.put("group.id", groupOf(kafka));
        // A process in the place of an ended one takes its membership over at once.
        settings.put("group.instance.id", writer.instance());
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        settings.put("session.timeout.ms", Long.toString(SILENCE.toMillis()));
        settings.put("heartbeat.interval.ms", "3000");
        // It never moves the partition away from a living member.
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        this.member = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String groupOf(KafkaOptions kafka) {
        return kafka.group() + "-writer";
    }

    /**
     * Takes the lock; waits until Kafka has noticed the end of a crashed process. Throws {@link BadInputException} when a
     * running process has it. Empty without the right to use the group, which the job itself does not need.
     *
     * @param notes receives a line before a wait, and one without the right
     */
    static Optional<GroupLock> take(KafkaOptions kafka, WriterName writer, Consumer<String> notes) {
        try {
            // Checked before joining, because a new member disturbs the others.
            awaitNobody(kafka, writer, notes);
            var lock = new GroupLock(kafka, writer);
            try {
                lock.join();
                return Optional.of(lock);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AuthorizationException | BadInputException e) {
            if (e instanceof AuthorizationException || e.getCause() instanceof AuthorizationException) {
                notes.accept("cannot check whether another run reads as consumer group " + kafka.group()
                        + "; allow READ on group " + groupOf(kafka));
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void awaitNobody(KafkaOptions kafka, WriterName writer, Consumer<String> notes) {
        try (Admin admin = Brokers.connect(kafka)) {
            Collection<MemberDescription> members = others(admin, kafka, writer);
            if (members.isEmpty()) {
                return;
            }
            notes.accept("another run reads, or read, as consumer group " + kafka.group() + ": " + text(members)
                    + "; waiting for up to " + SILENCE.toSeconds() + " s to see whether it still runs");
            long deadline = System.nanoTime() + LONGEST_WATCH.toNanos();
            while (!members.isEmpty()) {
                if (System.nanoTime() >= deadline) {
                    throw taken(kafka, members);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                members = others(admin, kafka, writer);
            }
        }
    }

    private static Collection<MemberDescription> others(Admin admin, KafkaOptions kafka, WriterName writer) {
        return Topics.members(admin, kafka, groupOf(kafka)).stream()
                .filter(member -> !member.groupInstanceId().equals(Optional.of(writer.instance())))
                .toList();
    }

    private static BadInputException taken(KafkaOptions kafka, Collection<MemberDescription> members) {
        return new BadInputException("another run reads as consumer group " + kafka.group() + ": " + text(members)
                + "; stop it, or give this one its own kafka.group");
    }

    private static String text(Collection<MemberDescription> members) {
        return members.stream()
                .map(member -> member.clientId() + " at " + member.host())
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .orElse("a process that has just started");
    }

    private void join() {
        member.subscribe(List.of(kafka.topic(Topic.CENTRES)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!poll()) {
            if (System.nanoTime() >= deadline) {
                throw taken(kafka, List.of());
            }
        }
    }

    /** Whether this process has the partition. Nothing is read from it. */
    private boolean poll() {
        member.poll(POLL);
        member.pause(member.assignment());
        return !member.assignment().isEmpty();
    }

    /** Keeps the lock, or takes it again after an outage; the other member if that one has it. */
    Optional<String> renew() {
        try {
            if (poll()) {
                return Optional.empty();
            }
            try (Admin admin = Brokers.connect(kafka)) {
                return others(admin, kafka, writer).stream()
                        .filter(other -> !other.consumerId()
                                .equals(member.groupMetadata().memberId()))
                        .filter(other -> !other.assignment().topicPartitions().isEmpty())
                        .map(other -> text(List.of(other)))
                        .findFirst();
            }
        } catch (KafkaException | BadInputException outage) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        member.close(CLOSING);
    }
}
