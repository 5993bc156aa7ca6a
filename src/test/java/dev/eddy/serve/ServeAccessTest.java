package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.format.RecordOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.TestCertificate;
import dev.eddy.option.Options;
import dev.eddy.web.Listening;
import dev.eddy.web.WebServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with TLS and tokens. */
class ServeAccessTest {
    private static final String READER = "reader-reader-reader";
    private static final String POSTER = "poster-poster-poster";
    private static final String OPERATOR = "operator-operator";
    private static final String SLOW = "slow-slow-slow-slow";
    private static final String VISIT = "{\"user_id\":\"u\",\"type\":\"visit\",\"ts\":1700000000000}";

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static WebServer server;
    private static ServeClient client;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.make(folder);
        Path tokens = Files.write(
                folder.resolve("tokens"),
                List.of(READER + " read", POSTER + " post", OPERATOR + " operate", SLOW + " read 1"));
        server = ServeServer.of(
                options(tokens, TestCertificate.STORE_PASSWORD),
                new FakeLists(),
                new FakeEventLog(),
                List::of,
                new ServeMetrics(
                        new ItemTopic(Options.defaults(RecordOptions.class).items())));
        server.start();
        HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build();
        client = new ServeClient(http, server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ServeOptions options(Path tokens, String password) {
        return new ServeOptions(
                new Listening(Listening.LOOPBACK, 0, List.of(), certificate.keyStore(), password), tokens);
    }

    private static SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.trustStore())) {
            store.load(in, TestCertificate.STORE_PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private static String[] with(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    @Test
    void connectionsAreEncrypted() {
        URI address = server.address();
        assertThat(address.getScheme()).isEqualTo("https");
        assertThat(client.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsNeeded() {
        for (String path : List.of("/v1/popular", "/v1/users/u/candidates", "/metrics")) {
            ServeClient.Answer answer = client.get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
            assertThat(answer.json().get("request_id").textValue()).isNotEmpty();
        }
        ServeClient.Answer wrong = client.post("/v1/events", VISIT, with(POSTER + "x"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).doesNotContain(POSTER);
    }

    @Test
    void aTokenLetsDoWhatItsScopesSay() {
        assertThat(client.get("/v1/popular", with(READER)).status()).isEqualTo(200);
        assertThat(client.post("/v1/candidates", "{\"user_ids\":[\"u\"]}", with(READER))
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/v1/events", VISIT, with(POSTER)).status()).isEqualTo(200);
        assertThat(client.get("/metrics", with(OPERATOR)).status()).isEqualTo(200);
        assertThat(client.get("/v1/popular", with(POSTER)).status()).isEqualTo(403);
        assertThat(client.post("/v1/events", VISIT, with(READER)).status()).isEqualTo(403);
        assertThat(client.get("/metrics", with(READER)).status()).isEqualTo(403);
    }

    @Test
    void healthAndTheDescriptionNeedNoToken() {
        for (String path : List.of("/health/live", "/health/ready", "/v1/openapi.json")) {
            assertThat(client.get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void beyondItsRateATokenHasToWait() {
        assertThat(client.get("/v1/popular", with(SLOW)).status()).isEqualTo(200);
        ServeClient.Answer answer = client.get("/v1/popular", with(SLOW));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("retry-after", "1");
    }

    @Test
    void aKeyStoreThatCannotBeOpenedIsNamed() {
        assertThatThrownBy(() -> ServeServer.of(
                        options(null, "wrong"),
                        new FakeLists(),
                        new FakeEventLog(),
                        List::of,
                        new ServeMetrics(new ItemTopic(
                                Options.defaults(RecordOptions.class).items()))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--tls-key-store is " + certificate.keyStore())
                .hasMessageContaining("EDDY_TLS_KEY_STORE_PASSWORD")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void withoutTokensOnlyLoopbackIsServed() {
        assertThatThrownBy(() -> new ServeOptions(new Listening("0.0.0.0", 0, List.of(), null, null), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--bind is 0.0.0.0; allowed: loopback without --tokens; give --tokens FILE");
        assertThat(options(null, "secret").toString()).doesNotContain("secret");
    }
}
