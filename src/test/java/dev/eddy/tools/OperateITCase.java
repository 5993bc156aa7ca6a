package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.UnknownItem;
import dev.eddy.lab.ChildEddy;
import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.Waiting;
import dev.eddy.option.RedisOptions;
import dev.eddy.record.DeadLetter;
import dev.eddy.record.DeadLetterSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with which a running job is operated, against one in a process of its own. */
class OperateITCase {
    private final EmbeddedKafka kafka = start();
    private final EmbeddedRedis redis = EmbeddedRedis.start();

    private static EmbeddedKafka start() {
        try {
            return EmbeddedKafka.start();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunningJobIsOperatedByCommands(@TempDir Path folder) throws Exception {
        try (kafka;
                redis) {
            Path items = CommandRun.items(folder);
            Path events = CommandRun.events(folder);
            ok(run("topics"));
            ok(run("replay", "--events", events, "--items", items));
            try (ChildEddy job = ChildEddy.run(folder.resolve("run.log"), Map.of(), words("run", "--parallelism", 1))) {
                job.awaitRunning(Duration.ofMinutes(2));
                job.whileTakingCheckpoints(() -> {
                    rebuilds();
                    forgets();
                    explains();
                    readsDeadLetters(folder);
                    aLetterOfAForgottenUserBringsNobodyBack();
                    // After the others, since it takes a minute.
                    showsWhatIsHotInAGroup();
                    takesDown();
                });
            }
        }
    }

    private void rebuilds() {
        // Today nobody would have been here for years.
        String rebuilt = ok(run("rebuild", "--canonical", "--new-epoch", "--as-of", CommandRun.LAST_CLICK_MILLIS));
        assertThat(rebuilt).contains("the lists of 10 users were made anew");
        assertThat(listOf("u1")).contains("user u1", "merged:");
    }

    private void forgets() {
        assertThat(ok(run("forget", "u0"))).contains("user u0 is forgotten");
        assertThat(listOf("u0")).contains("merged: 0 item(s)");
        assertThat(run("forget", "").exitCode()).isEqualTo(2);
        assertThat(run("forget", "nobody").err()).contains("the job knows no clicks of user nobody");
    }

    private void explains() {
        assertThat(ok(run("explain", "u1", "i6", "--as-of", CommandRun.LAST_CLICK_MILLIS)))
                .contains("item i6 for user u1", "recalled: rank ", "the user is in cluster ")
                .containsPattern("sum +- +- +[0-9.-]+");
        explainsTheListThatIsStored();
        assertThat(ok(run("explain", "u0", "i6"))).contains("not recalled: the user is unknown");
        try (var connection = RedisConnection.to(RedisOptions.at(redis.host(), redis.port()))) {
            connection.commands().hset("rc:u:anonymous", "merged-into", "u1");
        }
        assertThat(ok(run("explain", "anonymous", "i6", "--as-of", CommandRun.LAST_CLICK_MILLIS)))
                .contains("user anonymous was merged into user u1", "item i6 for user u1", "recalled: rank ");
        assertThat(run("explain", "u1", "").exitCode()).isEqualTo(2);
        assertThat(run("explain", "u1", "i6", "--as-of", -1).err()).contains("--as-of -1");
    }

    /** As after the tutorial's rebuild: the list is as of a later instant than the user's last event. */
    private void explainsTheListThatIsStored() {
        long later = CommandRun.LAST_CLICK_MILLIS + Duration.ofDays(60).toMillis();
        ok(run("rebuild", "--as-of", later));
        String list = listOf("u1");
        Matcher first = Pattern.compile("(?m)^ *1 +\\S+ +(\\S+)").matcher(list);
        assertThat(first.find()).as(list).isTrue();
        assertThat(ok(run("explain", "u1", first.group(1))))
                .contains("as of " + Instant.ofEpochMilli(later) + ", the instant of the list in Redis")
                .contains("recalled: rank 1 of");
        ok(run("rebuild", "--as-of", CommandRun.LAST_CLICK_MILLIS));
    }

    private void takesDown() {
        assertThat(listOf("u1")).containsPattern(" i6\\b");
        assertThat(ok(run("takedown", "i6"))).contains("1 item(s) taken down", "the lists of 9 users were made anew");
        assertThat(listOf("u1")).doesNotContainPattern(" i6\\b");
        assertThat(run("takedown", "nothing").err())
                .contains("the job knows no item nothing")
                .doesNotContain("i6");
        assertThat(ok(run("takedown", "--lift", "i6"))).contains("1 item(s) may be recalled again");
    }

    /** Ten users clicked in Germany. Their group's list is made less than a minute later. */
    private void showsWhatIsHotInAGroup() {
        Waiting.until(
                "the list of country=de",
                Duration.ofMinutes(2),
                () -> run("show", "group", "country=de").exitCode() == 0);
        assertThat(ok(run("show", "group", "country=de")))
                .contains("list: 8 item(s)")
                .containsPattern(" i6\\b");
        assertThat(run("show", "group", "country=fr").exitCode()).isNotZero();
    }

    private void readsDeadLetters(Path folder) {
        assertThat(ok(run("dlq", "list"))).contains("no dead letters");
        Path bad = CommandRun.write(
                folder.resolve("bad.jsonl"),
                "{\"user_id\":\"u1\",\"item_id\":\"i1\",\"type\":\"stare\",\"ts\":1700000000000}\n");
        ok(run("replay", "--events", bad));
        awaitListed("behaviour-events +1 .*unknown type");
        assertThat(ok(run("dlq", "show"))).contains("unknown type: stare", "\"user_id\":\"u1\"", "key     u1");
        assertThat(ok(run("dlq", "show", "--topic", "items"))).contains("no dead letters");
        assertThat(ok(run("dlq", "replay", "--dry-run"))).contains("1 record(s) would be sent");
        assertThat(ok(run("dlq", "replay", "--reason", "unknown type", "--since", "1h")))
                .contains("1 record(s) sent");
        awaitListed("behaviour-events +2 .*unknown type");
    }

    /** The event was appended, and refused, before u0 was forgotten. */
    private void aLetterOfAForgottenUserBringsNobodyBack() {
        Behaviour click = Behaviours.click("u0", "i6", CommandRun.LAST_CLICK_MILLIS);
        DeadLetter letter = UnknownItem.deadLetter(click, CatalogOptions.ofDimension(2), "behaviour-events");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new DeadLetterSchema("behaviour-events-dlq").serialize(letter, null, null));
        }
        assertThat(ok(run("dlq", "replay", "--reason", "not in the catalogue"))).contains("1 record(s) sent");
        assertThat(ok(run("rebuild", "--as-of", CommandRun.LAST_CLICK_MILLIS))).contains("9 users were made anew");
        assertThat(listOf("u0")).contains("merged: 0 item(s)");
    }

    private void awaitListed(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        Waiting.until(
                pattern,
                Duration.ofMinutes(1),
                () -> wanted.matcher(ok(run("dlq", "list"))).find());
    }

    private String listOf(String userId) {
        return ok(run("show", "user", userId));
    }

    private CommandRun run(Object... words) {
        return CommandRun.of((Object[]) words(words));
    }

    private String[] words(Object... words) {
        List<String> all = new ArrayList<>();
        for (Object word : words) {
            all.add(String.valueOf(word));
        }
        all.addAll(
                List.of("--bootstrap-servers", kafka.bootstrapServers(), "--redis", redis.host() + ":" + redis.port()));
        return all.toArray(String[]::new);
    }

    private static String ok(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }
}
