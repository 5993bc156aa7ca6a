package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.client.ClientOptions;
import dev.eddy.client.DownChange;
import dev.eddy.client.Recall;
import dev.eddy.client.RecallClient;
import dev.eddy.client.VersionCodec;
import dev.eddy.lab.TestCertificate;
import dev.eddy.lab.Waiting;
import dev.eddy.record.KafkaRecord;
import dev.eddy.web.ErrorAnswer;
import dev.eddy.web.Listening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The readers in other languages answer as {@link RecallClient} does, if their tools are installed. */
class ReadersITCase {
    private static final String TOKEN = "reader-reader-reader";
    private static final String POSTER = "poster-poster-poster";
    private static final List<String> MYPY =
            List.of("/usr/bin/python3", "-m", "mypy", "--cache-dir=../../../target/mypy");

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static TwoServers servers;
    private static ListService secured;
    private static ItemTopic items;
    private static RecallClient client;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.make(folder);
        Path tokens = Files.write(folder.resolve("tokens"), List.of(TOKEN + " read", POSTER + " post"));
        servers = TwoServers.start();
        secured = new ListService(
                servers.job,
                new ServeOptions(
                        new Listening(
                                Listening.LOOPBACK,
                                0,
                                List.of(),
                                certificate.keyStore(),
                                TestCertificate.STORE_PASSWORD),
                        tokens));
        items = new ItemTopic(servers.job.kafka().records().items());
        ReadersWorld.ITEMS.forEach((id, attributes) -> {
            servers.publish(id, attributes);
            String record = "{\"item_id\":\"%s\",\"attributes\":%s}".formatted(id, attributes);
            items.accept(new KafkaRecord("items", 0, 0, 0, id.getBytes(UTF_8), record.getBytes(UTF_8)));
        });
        items.markRead();
        ReadersWorld.fill(servers.job.redis());
        servers.order(DownChange.Kind.DOWN, ReadersWorld.DOWN);
        servers.awaitReady();
        Waiting.until(
                "the servers to know the clusters and the item taken down",
                Duration.ofSeconds(20),
                () -> servers.clients
                                .get(0)
                                .get("/v1/users/nobody/candidates?tags=polka")
                                .body()
                                .contains("cluster")
                        && !servers.answers("down", "").toString().contains(ReadersWorld.DOWN));
        client = RecallClient.open(servers.job.redis(), ClientOptions.defaults(), items);
    }

    @AfterAll
    static void stop() {
        client.close();
        secured.close();
        servers.close();
    }

    @ParameterizedTest
    @EnumSource
    void theirOwnTestsSucceed(ReaderPackage readers) throws IOException {
        assumeTrue(readers.hasTools());
        readers.test();
    }

    @ParameterizedTest
    @EnumSource(names = "PYTHON")
    void theTypesAreRight(ReaderPackage readers) throws IOException {
        assumeTrue(readers.hasTools() && readers.succeeds(List.of("/usr/bin/python3", "-c", "import mypy")));
        readers.check(MYPY);
    }

    @ParameterizedTest
    @EnumSource
    void redisIsReadAsTheClientForJavaReadsIt(ReaderPackage readers) throws IOException {
        assumeTrue(readers.hasTools());
        var redis = servers.redis;
        var cases = new ReaderCases("redis", redis.host() + ":" + redis.port());
        // It has no catalogue, as the readers.
        try (var reader = RecallClient.open(servers.job.redis(), ClientOptions.defaults())) {
            for (String user : ReadersWorld.USERS) {
                cases.add("{'call': 'recall', 'of': '" + user + "'}", shown(reader.recall(user)));
                cases.add(
                        "{'call': 'recall', 'of': '" + user
                                + "', 'tags': ['polka', 'new, wave'], 'attributes': {'country': 'de, at'}}",
                        shown(reader.recall(user, List.of("polka", "new, wave"), Map.of("country", "de, at"))));
            }
            cases.add(
                    "{'call': 'recall', 'of': 'nobody', 'attributes': {'country': 'de, at'}}",
                    shown(reader.recall("nobody", List.of(), Map.of("country", "de, at"))));
            Map<String, Object> all = new LinkedHashMap<>();
            reader.recallAll(ReadersWorld.USERS).forEach((user, recall) -> all.put(user, shown(recall)));
            cases.add("{'call': 'recall_all', 'of': ['" + String.join("', '", ReadersWorld.USERS) + "']}", all);
            for (String item : ReadersWorld.ITEMS.keySet()) {
                cases.add("{'call': 'recall_similar', 'of': '" + item + "'}", shown(reader.recallSimilar(item)));
            }
        }
        cases.assertAnswered(readers);
    }

    /** In the form that the readers show a list in. */
    private static Map<String, Object> shown(Recall recall) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("origin", recall.origin());
        fields.put("version", VersionCodec.encode(recall.version()));
        fields.put("generated_at", recall.generatedAtMillis());
        fields.put(
                "candidates",
                recall.candidates().stream().map(ReadersITCase::shown).toList());
        fields.put("variant", recall.variant());
        return fields;
    }

    private static Map<String, Object> shown(Candidate candidate) {
        return Map.of(
                "item_id", candidate.itemId(),
                "score", candidate.score(),
                "channels", candidate.channels(),
                "propensity", candidate.propensity());
    }

    @ParameterizedTest
    @EnumSource
    void theServerIsAskedAsTheClientForJavaAnswers(ReaderPackage readers) throws IOException {
        assumeTrue(readers.hasTools());
        var cases = new ReaderCases("url", servers.address().toString());
        for (String user : ReadersWorld.USERS) {
            cases.add(
                    "{'call': 'candidates', 'of': '" + user + "', 'explain': true}",
                    user(user, query(50, "", Set.of()), true));
            String filter = "price < 10 or genre = \\\"a & b, c\\\"";
            cases.add(
                    "{'call': 'candidates', 'of': '" + user + "', 'n': 3, 'filter': '" + filter
                            + "', 'exclude': ['a/b', '50%']}",
                    user(user, query(3, filter.replace("\\", ""), Set.of("a/b", "50%")), false));
            cases.add(
                    "{'call': 'candidates', 'of': '" + user + "', 'n': 2, 'pages': true}",
                    pages(
                            2,
                            next -> client.candidates(user, next),
                            page -> ListAnswer.of(user, null, null, page, false)));
        }
        var known = CandidateQuery.first(9).withDeclaredTags(List.of("polka")).withAttributes(Map.of("country", "de"));
        cases.add(
                "{'call': 'candidates', 'of': 'nobody', 'n': 9, 'tags': ['polka'], 'attributes': {'country': 'de'}}",
                user("nobody", known, false));
        var without = query(4, "price > 1", Set.of("jazz, live"));
        cases.add(
                "{'call': 'candidates_of_users', 'of': ['" + String.join("', '", ReadersWorld.USERS)
                        + "'], 'n': 4, 'filter': 'price > 1', 'exclude': ['jazz, live'], 'explain': true}",
                ReadersWorld.USERS.stream()
                        .map(user -> user(user, without, true))
                        .toList());
        for (String item : ReadersWorld.ITEMS.keySet()) {
            cases.add(
                    "{'call': 'similar', 'of': '" + item + "', 'n': 1, 'pages': true}",
                    pages(1, next -> client.similar(item, next), page -> ListAnswer.of(null, item, null, page, false)));
        }
        for (String group : List.of("cluster-7", "country=de, at", "nobody/../x")) {
            cases.add(
                    "{'call': 'group', 'of': '" + group + "', 'n': 1}",
                    ListAnswer.of(null, null, group, client.group(group, query(1, "", Set.of())), false));
        }
        cases.add(
                "{'call': 'popular', 'n': 1, 'pages': true}",
                pages(1, client::popular, page -> ListAnswer.of(null, null, null, page, false)));
        cases.add(
                "{'call': 'post_events', 'of': [{'user_id': '鍵', 'item_id': 'a/b', 'type': 'click', 'ts': 1700000000000}, {}]}",
                new EventActions.EventsAnswer(1, List.of(new ErrorAnswer.Refusal(1, "no user_id"))));
        cases.assertAnswered(readers);
    }

    @ParameterizedTest
    @EnumSource
    void failuresAreErrorsOfTheirKind(ReaderPackage readers) throws IOException {
        assumeTrue(readers.hasTools());
        var cases = new ReaderCases("url", secured.address().toString());
        String ca = "'ca': '" + certificate.certificatePem() + "'";
        String popular = "{'call': 'popular', " + ca + ", 'token': ";
        cases.add(
                popular + "'" + TOKEN + "'}",
                ListAnswer.of(null, null, null, client.popular(query(50, "", Set.of())), false));
        cases.add(
                popular + "'" + TOKEN + "x'}",
                new Failed("the token is wrong: send the header Authorization: Bearer TOKEN", "AccessError", 401, 0));
        cases.add(
                popular + "'" + POSTER + "'}",
                new Failed("the token does not have the scope read", "AccessError", 403, 0));
        cases.add("{'call': 'popular', 'token': '" + TOKEN + "'}", Map.of("kind", "UnreachableError"));
        cases.add("{'call': 'popular', 'url': 'http://127.0.0.1:1'}", Map.of("kind", "UnreachableError"));
        String open = "'url': '" + servers.address() + "'}";
        cases.add(
                "{'call': 'popular', 'filter': 'price < 3 and prize > 2', " + open,
                new Failed("at 15: no item has an attribute \"prize\"", "WrongRequestError", 400, 15));
        cases.add(
                "{'call': 'popular', 'n': 501, " + open,
                new Failed("n is 501; allowed: a whole number, 1 to 500", "WrongRequestError", 400, 0));
        cases.assertAnswered(readers);
    }

    /** As the readers show an error that the server answers. */
    private record Failed(String error, String kind, int status, int position) {}

    private static CandidateQuery query(int count, String filter, Set<String> exclude) {
        return CandidateQuery.first(count).withFilter(filter).withExclude(exclude);
    }

    private static ListAnswer user(String user, CandidateQuery query, boolean explain) {
        return ListAnswer.of(user, null, null, client.candidates(user, query), explain);
    }

    /** All pages of a list. */
    private static List<ListAnswer> pages(
            int count, Function<CandidateQuery, CandidatePage> ask, Function<CandidatePage, ListAnswer> shown) {
        List<ListAnswer> pages = new ArrayList<>();
        String next = null;
        do {
            CandidatePage page = ask.apply(CandidateQuery.first(count).withPage(next));
            pages.add(shown.apply(page));
            next = page.nextPage();
        } while (next != null);
        return pages;
    }
}
