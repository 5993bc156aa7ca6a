package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.Recall;
import dev.eddy.client.RecallClient;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.TestCertificate;
import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis with TLS and access control, where the user {@code job} may run only the commands of the job. */
class SecuredRedisITCase {
    private static final String PASSWORD = "hush-hush-Redis";

    /** Rights without which the script for lists fails. */
    private static final List<String> OF_SCRIPT = List.of("hset", "hlen", "hkeys", "hdel", "pexpire");

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static EmbeddedRedis server;
    private static Path password;
    private static Path storePassword;

    @BeforeAll
    static void startRedis() throws Exception {
        certificate = TestCertificate.make(folder);
        // As an editor leaves it.
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        storePassword = Files.writeString(folder.resolve("store-password"), TestCertificate.STORE_PASSWORD);
        Path users =
                Files.writeString(folder.resolve("users.acl"), """
                user default off
                user job on >%1$s %2$s
                %3$s
                user reader on >%1$s ~rc:* +hget +hmget +hgetall +zrange +scan
                user stranger on >%1$s ~other:* +@all
                """.formatted(PASSWORD, Secured.rights(), withoutOne()));
        server = EmbeddedRedis.start(port -> tls(port, "no", "--aclfile", users.toString()));
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @Test
    void listsAreStoredAndReadByAUserWithFewRights() throws IOException {
        RedisOptions options = trusting().user("job", password).options();
        RedisProbe.ask(options);
        try (var store = new RedisCandidateStore(options, Duration.ofDays(1));
                var sharedStore = new RedisSharedStore(options, Duration.ofDays(1));
                var reader = CandidateReader.open(options)) {
            assertThat(store.storeNewer(List.of(Lists.of("u", 1), Lists.of("v", 1))))
                    .isEqualTo(new CandidateStore.Result(2, 0, false));
            sharedStore.storeShared(RedisKeys.HOT, new StoredList(Version.NONE, 1, List.of()), Map.of());
            DownHead head = sharedStore.replaceDown(List.of("i"));
            assertThat(reader.merged("u")).map(StoredList::version).contains(Lists.version(1));
            assertThat(reader.down()).containsExactly("i");
            assertThat(users(reader)).containsExactlyInAnyOrder("u", "v");
            sharedStore.appendDown(head, List.of(new DownChange(DownChange.Kind.BACK, "i")));
            assertThat(reader.isDown("i")).isFalse();
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "wrong-hush");
        assertRefused(trusting().user("job", wrong), "WRONGPASS", "redis.user", "redis.password-file")
                .hasMessageNotContaining("wrong-hush");
        assertRefused(trusting(), "NOAUTH", "redis.user", "redis.password-file");
    }

    @Test
    void aMissingRightIsRefused() throws IOException {
        for (String right : OF_SCRIPT) {
            assertRefused(trusting().user("no-" + right, password), "redis.user", "rc:*");
        }
        assertRefused(trusting().user("reader", password), "NOPERM", "redis.user", "rc:*");
        assertRefused(trusting().user("stranger", password), "NOPERM", "redis.user", "rc:*");
        RedisOptions readers = trusting().user("reader", password).options();
        try (var reader = CandidateReader.open(readers);
                var client = RecallClient.open(readers, Lists.ANY_AGE)) {
            assertThat(reader.merged("nobody")).isEmpty();
            assertThat(client.recall("nobody").origin()).isEqualTo(Recall.Origin.NOBODY);
        }
    }

    @Test
    void aServerThatIsNotTrustedIsRefused() {
        assertRefused(Secured.at(address(server)).tls().user("job", password), "redis.trust-store", "redis.tls");
    }

    @Test
    void withoutTlsTheServerHangsUp() {
        assertRefused(Secured.at(address(server)).user("job", password), "set redis.tls to true");
    }

    @Test
    void aServerWithoutTlsDoesNotAnswerWhoWantsIt() {
        try (EmbeddedRedis open = EmbeddedRedis.start()) {
            RedisOptions options = Secured.at(address(open))
                    .trust(certificate.trustStore(), storePassword)
                    .options();
            // Redis takes the TLS handshake for a command and waits for the rest.
            assertThatThrownBy(() -> RedisProbe.ask(options))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(address(open), "does it speak TLS");
        }
    }

    @Test
    void aPasswordThatIsNotAskedForIsRefused() {
        try (EmbeddedRedis open = EmbeddedRedis.start()) {
            assertRefused(Secured.at(address(open)).user("job", password), "WRONGPASS", "redis.user");
        }
    }

    @Test
    void aServerMayAskWhoWeAre() throws IOException {
        try (EmbeddedRedis strict = EmbeddedRedis.start(port -> tls(port, "yes"))) {
            Secured anonymous = Secured.at(address(strict)).trust(certificate.trustStore(), storePassword);
            assertRefused(anonymous, "redis.key-store");
            RedisProbe.ask(anonymous.key(certificate.keyStore(), storePassword).options());
        }
    }

    @Test
    void secretsThatAreNotThereAreNamed() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path wrong = Files.writeString(folder.resolve("wrong-store"), "no");
        assertNamed(trusting().user("job", nowhere), "redis.password-file is " + nowhere, "can't be read");
        assertNamed(trusting().user("job", empty), "redis.password-file is " + empty, "empty");
        assertNamed(trusting().user("job", Path.of("")), "redis.user is job", "EDDY_REDIS_PASSWORD");
        assertNamed(trusting().trust(nowhere, storePassword), "redis.trust-store is " + nowhere, "can't be read");
        assertNamed(trusting().trust(empty, storePassword), "redis.trust-store is " + empty, "PKCS12");
        assertNamed(
                trusting().trust(certificate.trustStore(), wrong),
                "redis.trust-store is " + certificate.trustStore(),
                "redis.trust-store-password-file");
        assertNamed(
                trusting().trust(certificate.trustStore(), Path.of("")),
                "redis.trust-store is " + certificate.trustStore(),
                "EDDY_REDIS_TRUST_STORE_PASSWORD");
        assertNamed(trusting().key(nowhere, storePassword), "redis.key-store is " + nowhere);
    }

    @Test
    void aRedisThatIsNotThereMayStillCome() throws IOException {
        RedisOptions options;
        try (EmbeddedRedis gone = EmbeddedRedis.start()) {
            options = RedisOptions.at(gone.host(), gone.port());
        }
        assertThatThrownBy(() -> RedisProbe.ask(options))
                .isInstanceOf(IOException.class)
                .hasMessage("no Redis at " + options.nodes() + ": Connection refused");
        try (var reader = CandidateReader.open(options)) {
            assertThatThrownBy(() -> reader.merged("u"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no Redis at " + options.nodes());
        }
        assertThatThrownBy(() -> RedisProbe.ask(RedisOptions.at("no-such-host.invalid", 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown host no-such-host.invalid");
    }

    /** Users each of whom lacks one of the rights. */
    private static String withoutOne() {
        return OF_SCRIPT.stream()
                .map(right -> "user no-%s on >%s %s"
                        .formatted(right, PASSWORD, Secured.rights().replace(" +" + right + " ", " ")))
                .collect(Collectors.joining("\n"));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Secured secured, String... words) {
        RedisOptions options = secured.options();
        return assertThatThrownBy(() -> RedisProbe.ask(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Redis at " + options.nodes())
                .hasMessageNotContainingAny("\n", PASSWORD)
                .hasMessageContainingAll(words);
    }

    private static void assertNamed(Secured secured, String... words) {
        RedisOptions options = secured.options();
        assertThatThrownBy(() -> new RedisCandidateStore(options, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n")
                .hasMessageContainingAll(words);
    }

    private static Secured trusting() {
        return Secured.at(address(server)).trust(certificate.trustStore(), storePassword);
    }

    private static List<String> tls(int port, String asksClients, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--port", "0",
                "--tls-port", Integer.toString(port),
                "--tls-cert-file", certificate.certificatePem().toString(),
                "--tls-key-file", certificate.keyPem().toString(),
                "--tls-ca-cert-file", certificate.certificatePem().toString(),
                "--tls-auth-clients", asksClients));
        settings.addAll(List.of(more));
        return settings;
    }

    private static String address(EmbeddedRedis redis) {
        return redis.host() + ":" + redis.port();
    }

    private static Set<String> users(CandidateReader reader) {
        Set<String> users = new HashSet<>();
        reader.forEachUser(users::add);
        return users;
    }
}
