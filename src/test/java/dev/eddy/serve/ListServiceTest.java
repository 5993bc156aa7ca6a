package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.web.Listening;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Nothing listens on the ports of Redis and Kafka. */
class ListServiceTest {
    private static final ServeOptions ANY_PORT = new ServeOptions(Listening.onLoopback(0), null);

    private static JobOptions job(String broker) {
        var given = new GivenOptions();
        CommandLine.populateCommand(given, "-D", "redis.nodes=127.0.0.1:1", "-D", "kafka.bootstrap-servers=" + broker);
        return given.options();
    }

    @Test
    void itStartsWhileRedisAndKafkaAreAwayAndSaysThatItIsNotReady() {
        try (var service = new ListService(job("127.0.0.1:1"), ANY_PORT)) {
            var client = new ServeClient(HttpClient.newHttpClient(), service.address());
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            assertThat(client.get("/health/ready").body())
                    .contains("Redis does not answer", "the catalogue is still being read");
        }
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new ListService(job(":::"), ANY_PORT))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("can't connect to Kafka at :::");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        JobOptions job = job("127.0.0.1:1");
        try (var first = new ListService(job, ANY_PORT)) {
            int port = first.address().getPort();
            var same = new ServeOptions(Listening.onLoopback(port), null);
            assertThatThrownBy(() -> new ListService(job, same))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("can't listen on 127.0.0.1:" + port);
        }
    }
}
