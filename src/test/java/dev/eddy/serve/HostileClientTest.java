package dev.eddy.serve;

import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.filter.Filter;
import dev.eddy.filter.ItemFacts;
import dev.eddy.format.RecordOptions;
import dev.eddy.option.Options;
import dev.eddy.web.Besieged;
import dev.eddy.web.HostileClient.Target;
import dev.eddy.web.Listening;
import dev.eddy.web.WebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lives")
class HostileClientTest {
    private static final String HOSTILE = "hostile-hostile-hostile";
    private static final String GOOD = "good-good-good-good";
    private static final int USERS = 100;

    /** Filters as many candidates as the largest lists have. */
    private static final class FilteredLists implements Lists {
        private final FakeLists lists = new FakeLists();
        private final List<ItemFacts> items =
                IntStream.range(0, 500).mapToObj(i -> ItemFacts.of("item-" + i)).toList();

        @Override
        public Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query) {
            var filter = Filter.of(query.filter());
            long unused = userIds.stream()
                    .mapToLong(user -> items.stream()
                            .filter(item -> filter.accepts(item, 0))
                            .count())
                    .sum();
            return lists.candidates(userIds, CandidateQuery.first(query.count()));
        }

        @Override
        public CandidatePage similar(String itemId, CandidateQuery query) {
            return lists.similar(itemId, query);
        }

        @Override
        public CandidatePage group(String group, CandidateQuery query) {
            return lists.group(group, query);
        }

        @Override
        public CandidatePage popular(CandidateQuery query) {
            return lists.popular(query);
        }
    }

    private static String batch() {
        String tags =
                IntStream.range(0, 400).mapToObj(i -> "\\\"tag-" + i + "\\\"").collect(Collectors.joining(","));
        String users = IntStream.range(0, USERS).mapToObj(i -> "\"u" + i + "\"").collect(Collectors.joining(","));
        String body = "{\"user_ids\":[" + users + "],\"filter\":\"tag in (" + tags + ")\"}";
        return "POST /v1/candidates HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void othersAreAnsweredWhateverAClientDoes(@TempDir Path folder) throws IOException {
        Path tokens = Files.write(folder.resolve("tokens"), List.of(HOSTILE + " read,post", GOOD + " read"));
        try (WebServer server = ServeServer.of(
                new ServeOptions(new Listening(Listening.LOOPBACK, 0, List.of(), null, null), tokens),
                new FilteredLists(),
                new FakeEventLog(),
                List::of,
                new ServeMetrics(
                        new ItemTopic(Options.defaults(RecordOptions.class).items())))) {
            server.start();
            var client = new ServeClient(HttpClient.newHttpClient(), server.address());
            var target = new Target(server.address(), "/health/ready", "/v1/events", "/v1/openapi.json", batch());
            Besieged.check(
                    "serve",
                    target,
                    HOSTILE,
                    () -> client.get("/v1/users/u/candidates", "X-Eddy-Token", GOOD)
                            .status(),
                    () -> client.get("/health/ready").status());
        }
    }
}
