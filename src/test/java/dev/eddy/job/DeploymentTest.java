package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DeploymentTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAnythingTheOptionsAreTheDefaults() {
        assertThat(options()).usingRecursiveComparison().isEqualTo(JobOptions.defaults());
    }

    @Test
    void aFileNestsItsKeysOrJoinsThemByDots() {
        JobOptions options = options("--conf", file("""
                redis:
                  mode: cluster
                  nodes: a:1,b:2
                serving.ttl: 90 min
                serving.channels: all
                internal.neighbours.recents: 7
                internal:
                  scoring:
                    weights:
                      ucf.score: 2.5
                      cosine: 0
                  interest:
                    weights: {purchase: 9}
                """));
        assertThat(options.redis().servers().mode()).isEqualTo(RedisOptions.Mode.CLUSTER);
        assertThat(options.redis().nodes()).isEqualTo("a:1,b:2");
        assertThat(options.serving().ttl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(options.serving().servesChannels()).isTrue();
        assertThat(options.recall().neighbours().recents()).isEqualTo(7);
        assertThat(options.recall().scoring().weights())
                .containsEntry("ucf.score", 2.5)
                .containsEntry("cosine", 0.0)
                .containsEntry("icf.score", 1.8);
        assertThat(options.recall().interest().weights().of(BehaviourType.PURCHASE))
                .isEqualTo(9);
        assertThat(options.recall().interest().weights().of(BehaviourType.LIKE)).isEqualTo(2);
    }

    @Test
    void theCommandLineComesBeforeTheFile() {
        String file = file("internal.serving.linger: 5 ms\nkafka.group: a\nredis.prefix: fromfile\n");
        JobOptions options = options("--conf", file, "-D", "kafka.group=b", "--prefix", "short");
        assertThat(options.serving().linger()).isEqualTo(Duration.ofMillis(5));
        assertThat(options.kafka().group()).isEqualTo("b");
        assertThat(options.redis().prefix()).isEqualTo("short");
    }

    @Test
    void onAndOffAreWordsAndNotBooleans() {
        JobOptions options = options("--conf", file("scoring.learning: off\nfilter.seen: off\n"));
        assertThat(options.recall().scoring().learning()).isEqualTo(Learning.OFF);
        assertThat(options.recall().filter().seen()).isEqualTo(FilterOptions.Seen.OFF);
        assertThat(options("-D", "scoring.learning=on").recall().scoring().learning())
                .isEqualTo(Learning.ON);
        assertRefused("allowed: on, frozen, off", "-D", "scoring.learning=maybe");
    }

    @Test
    void aTextMayBeLeftEmpty() {
        JobOptions options = options("--conf", file("kafka.properties-file:\nredis:\n  user:\n  trust-store: ''\n"));
        assertThat(options).usingRecursiveComparison().isEqualTo(JobOptions.defaults());
    }

    @Test
    void interestsHaveTheDimensionOfTheCatalogue() {
        assertThat(options("-D", "catalog.dimension=32").recall().dimension()).isEqualTo(32);
        assertRefused("unknown option interest.dimension", "-D", "interest.dimension=32");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        assertRefused(
                "unknown option neighbours.recnets in -D; did you mean internal.neighbours.recents?",
                "-D",
                "neighbours.recnets=5");
        String file = file("internal.scoring.weights.ucf.scores: 1\n");
        assertRefused(
                "unknown option internal.scoring.weights.ucf.scores in " + file
                        + "; did you mean internal.scoring.weights.ucf.score?",
                "--conf",
                file);
    }

    @ParameterizedTest
    @CsvSource({
        "neighbours.window, internal.neighbours.window",
        "interest.half-life, internal.interest.half-life",
        "scoring.weights.ctr, internal.scoring.weights.ctr",
        "membership.margin, internal.membership.margin",
        "kafka.topics.prefxi, kafka.topics.prefix"
    })
    void anInternalKeyIsSuggestedForItsEnd(String key, String suggested) {
        assertRefused("unknown option " + key + " in -D; did you mean " + suggested + "?", "-D", key + "=1");
    }

    @Test
    void aSecretGivenByMistakeIsNotRepeated() {
        assertThatThrownBy(() -> options("-D", "redis.password=hush"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("redis.password-file")
                .hasMessageNotContaining("hush");
    }

    @Test
    void weightsOfASpaceAreSetAsAllOthers() {
        JobOptions options = options(
                "-D",
                "catalog.spaces=title:8",
                "-D",
                "internal.scoring.weights.u2i:title.score=0.5",
                "-D",
                "internal.retrieval.interests=3");
        assertThat(options.recall().scoring().weights()).containsEntry("u2i:title.score", .5);
        assertRefused("catalog.spaces", "-D", "internal.scoring.weights.u2i:title.score=0.5");
        assertRefused(
                "internal.scoring.weights",
                "-D",
                "catalog.spaces=title:8",
                "-D",
                "internal.scoring.weights.u2i:title.scores=0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "internal.neighbours.recents=0            | internal.neighbours.recents is 0; allowed: 1 to 10000 (from -D)",
                "internal.neighbours.recents=many         | internal.neighbours.recents is many; allowed: a whole number (from -D)",
                "internal.neighbours.recents=1.5          | internal.neighbours.recents is 1.5; allowed: a whole number (from -D)",
                "internal.neighbours.recents=             | internal.neighbours.recents is empty; allowed: a whole number (from -D)",
                "internal.membership.margin=3             | internal.membership.margin is 3; allowed: 0 to 2 (from -D)",
                "internal.scoring.prior-ctr=NaN           | internal.scoring.prior-ctr is NaN; allowed: 0 to 1 (from -D)",
                "internal.interest.weights.dislike=1      | internal.interest.weights.dislike is 1; allowed: -1000 to 0 (from -D)",
                "internal.scoring.weights.ctr=1e9         | internal.scoring.weights.ctr is 1e9; allowed: -1000 to 1000 (from -D)",
                "internal.interest.robot-clicks=0         | internal.interest.robot-clicks is 0; allowed: 1 to 1000000000 (from -D)",
                "filter.seen=sometimes           | filter.seen is sometimes; allowed: learned, forever, window, off (from -D)",
                "filter.seen-window=0 s          | filter.seen-window is 0 s; allowed: 1 ms to 36500 d (from -D)",
                "serving.ttl=0 s                 | serving.ttl is 0 s; allowed: 1 ms to 36500 d (from -D)",
                "serving.ttl=7                   | serving.ttl is 7; allowed: a duration, such as 20 ms,",
                "serving.channels=some           | serving.channels is some; allowed: merged, all (from -D)",
                "redis.mode=single               | allowed: standalone, sentinel, cluster (from -D)",
                "redis.tls=perhaps               | redis.tls is perhaps; allowed: true or false (from -D)",
                "redis.nodes=here                | redis.nodes is here; allowed: HOST:PORT",
                "redis.mode=sentinel             | redis.sentinel-master is empty; allowed: the master's name",
                "kafka.bootstrap-servers=        | kafka.bootstrap-servers is empty; allowed: HOST:PORT",
                "catalog.dimension=0             | catalog.dimension is 0; allowed: 1 to 4096 (from -D)",
                "internal.catalog.park-for=-1 s           | allowed: a duration",
            })
    void aValueOutOfRangeIsRefusedWithKeyAndRange(String option, String message) {
        assertRefused(message, "-D", option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"serving: [1, 2]", "serving.ttl: {a: 1}", "serving.ttl: [7 d]", "internal.neighbours.recents: ~"
            })
    void aValueOfTheWrongShapeIsRefused(String yaml) {
        String file = file(yaml + "\n");
        assertRefused("", "--conf", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis.mode", "internal.interest.half-life", "internal.scoring.weights.ctr", "serving.ttl"})
    void aKeyWithoutAValueIsRefused(String key) {
        assertRefused(key, "--conf", file(key + ":\n"));
    }

    @Test
    void onePrefixIsForAllTopics() {
        KafkaOptions kafka = options("-D", "kafka.topics.prefix=blue-").kafka();
        assertThat(kafka.topics(Topic.values())).hasSize(15).allMatch(name -> name.startsWith("blue-"));
        assertThat(Options.defaults(KafkaOptions.class).topic(Topic.EVENTS)).isEqualTo("behaviour-events");
        assertRefused("kafka.topics.prefix is a b; allowed", "-D", "kafka.topics.prefix=a b");
    }

    @Test
    void aFileThatIsNoYamlIsRefusedWithTheLine() {
        assertRefused("line 2", "--conf", file("kafka.group: a\n: : :\n - x\n"));
        assertRefused("Duplicate field", "--conf", file("kafka.group: a\nkafka.group: b\n"));
        assertRefused("holds no keys", "--conf", file("just words\n"));
        assertRefused("can't be read", "--conf", folder.resolve("nowhere.yaml").toString());
        assertThat(options("--conf", file("# nothing\n")).kafka().group()).isEqualTo("eddy");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> options(arguments))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    private static JobOptions options(String... arguments) {
        var deployment = new Deployment();
        CommandLine.populateCommand(deployment, arguments);
        return deployment.options();
    }

    private String file(String yaml) {
        try {
            return Files.writeString(folder.resolve("eddy.yaml"), yaml).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
