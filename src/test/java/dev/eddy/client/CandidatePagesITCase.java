package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidatePage.Placed;
import dev.eddy.filter.FilterException;
import dev.eddy.filter.Mute;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.Lists;
import dev.eddy.serving.WithRedis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filtered pages of lists in Redis. {@link Lists#PROFILE} is of cluster 7 and of the segment of loyal users. */
class CandidatePagesITCase extends WithRedis {
    private static final Instant NOW = Instant.ofEpochMilli(1_750_000_000_000L);
    private static final ItemCatalogue SHOP = new ShopCatalogue();

    private RecallClient client;

    @BeforeEach
    void openClient() {
        client = new RecallClient(
                options,
                new ClientOptions(Duration.ofDays(1), Duration.ofSeconds(1), 2),
                SHOP,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aShortListIsFilledUpByTheClusterTheGroupsAndEverybody() throws IOException {
        put("ann", 1, "1", "50", "2");
        shared(RedisKeys.cluster(7), "3", "60", "1");
        shared(RedisKeys.group("country=de"), "4");
        shared(RedisKeys.group("segment-loyal"), "5", "70");
        shared(RedisKeys.HOT, "6", "2", "80", "7");
        var query = CandidateQuery.first(7)
                .withFilter("price < 10")
                .withExclude(Set.of("4"))
                .withAttributes(Map.of("country", "de"));

        CandidatePage page = client.candidates("ann", query);

        assertThat(ids(page)).containsExactly("1", "2", "3", "5", "6", "7");
        assertThat(page.candidates().stream().map(Placed::origin))
                .containsExactly(
                        Recall.Origin.USER,
                        Recall.Origin.USER,
                        Recall.Origin.CLUSTER,
                        Recall.Origin.GROUP,
                        Recall.Origin.EVERYBODY,
                        Recall.Origin.EVERYBODY);
        assertThat(page.origin()).isEqualTo(Recall.Origin.USER);
        assertThat(page.version()).isEqualTo(new Version(0, 1, 0));
        assertThat(page.listed()).isEqualTo(3);
        assertThat(page.left()).isEqualTo(2);
        assertThat(page.nextPage()).isNull();
    }

    @Test
    void whatTheUserHasMutedDoesNotFillUp() throws IOException {
        var odd = new Mute(Mute.Kind.CATEGORY, "odd", Mute.FOREVER);
        var ended = new Mute(Mute.Kind.CATEGORY, "even", NOW.toEpochMilli());
        var profile = new Profile(7, 3, List.of(), List.of(), "", List.of(odd, ended), 950);
        store.storeNewer(List.of(
                new Candidates("ann", new Version(0, 1, 0), NOW.toEpochMilli(), list("1"), Map.of(), profile, 0)));
        shared(RedisKeys.cluster(7), "3", "2", "gone");
        shared(RedisKeys.HOT, "5", "4");
        assertThat(ids(client.candidates("ann", CandidateQuery.first(9)))).containsExactly("1", "2", "4");
        store.storeNewer(
                List.of(new Candidates("ann", new Version(0, 2, 0), NOW.toEpochMilli(), list(), Map.of(), profile, 0)));
        assertThat(client.recall("ann").candidates())
                .extracting(Candidate::itemId)
                .containsExactly("2");
    }

    @Test
    void aUserWithoutAListGetsTheFirstThatThereIs() throws IOException {
        shared(RedisKeys.HOT, "6", "2");
        CandidatePage page = client.candidates("nobody", CandidateQuery.first(1));
        assertThat(ids(page)).containsExactly("6");
        assertThat(page.origin()).isEqualTo(Recall.Origin.EVERYBODY);
        assertThat(page.nextPage()).isNotNull();
        assertThat(client.counts().lists().get(Recall.Origin.EVERYBODY)).isEqualTo(1);
    }

    @Test
    void nothingComesTwiceWhenTheListIsMadeAnewBetweenPages() throws IOException {
        put("ann", 1, "1", "2", "3", "4");
        CandidatePage first = client.candidates("ann", CandidateQuery.first(2));
        put("ann", 2, "9", "2", "4", "1");
        CandidatePage second = client.candidates("ann", next(first));
        assertThat(ids(first)).containsExactly("1", "2");
        assertThat(ids(second)).containsExactly("9", "4");
        assertThat(second.version()).isEqualTo(new Version(0, 2, 0));
        assertThat(second.nextPage()).isNull();
    }

    private static CandidateQuery next(CandidatePage page) {
        return CandidateQuery.first(2).withPage(page.nextPage());
    }

    @Test
    void aPageOfAnotherUserIsRefusedAndNoFailure() throws IOException {
        put("ann", 1, "1", "2", "3", "4");
        CandidatePage first = client.candidates("ann", CandidateQuery.first(2));
        assertThatThrownBy(() -> client.candidates("bob", next(first)))
                .isInstanceOf(PageException.class)
                .hasMessageContaining("of another user");
        assertThatThrownBy(() -> client.candidates(List.of("ann", "bob"), next(first)))
                .isInstanceOf(PageException.class)
                .hasMessageContaining("ask for each user alone");
        assertThat(client.counts().failures()).isZero();
    }

    @Test
    void anAttributeThatNoItemHasIsRefused() {
        var query = CandidateQuery.first(7).withFilter("price < 10 and prize > 3");
        assertThatThrownBy(() -> client.candidates("ann", query))
                .isInstanceOf(FilterException.class)
                .hasMessage("at 16: no item has an attribute \"prize\"");
    }

    @Test
    void listsOfItemsGroupsAndEverybodyHavePagesToo() throws IOException {
        shared(RedisKeys.item("1"), "2", "30", "3");
        shared(RedisKeys.group("country=de"), "4", "40");
        shared(RedisKeys.HOT, "5", "50");
        var cheap = CandidateQuery.first(1).withFilter("price < 10");
        CandidatePage similar = client.similar("1", cheap);
        assertThat(ids(similar)).containsExactly("2");
        var second = cheap.withPage(similar.nextPage());
        assertThat(ids(client.similar("1", second))).containsExactly("3");
        assertThat(ids(client.group("country=de", cheap))).containsExactly("4");
        assertThat(ids(client.popular(cheap))).containsExactly("5");
        assertThat(client.similar("unknown", cheap).origin()).isEqualTo(Recall.Origin.NOBODY);
    }

    @Test
    void whoWasMergedHasTheListOfTheOther() throws IOException {
        put("ann", 7, "1");
        store.storeNewer(List.of(Lists.mergedInto("anon", "ann", 2)));
        shared(RedisKeys.cluster(7), "3");
        Map<String, CandidatePage> pages = client.candidates(List.of("anon", "ann"), CandidateQuery.first(5));
        assertThat(pages.keySet()).containsExactly("anon", "ann");
        assertThat(pages.values()).allSatisfy(page -> assertThat(ids(page)).containsExactly("1", "3"));
    }

    private static List<String> ids(CandidatePage page) {
        return page.candidates().stream().map(each -> each.candidate().itemId()).toList();
    }

    private void put(String user, long sequence, String... items) throws IOException {
        store.storeNewer(List.of(new Candidates(
                user, new Version(0, sequence, 0), NOW.toEpochMilli(), list(items), Map.of(), Lists.PROFILE, 0)));
    }

    private void shared(String name, String... items) throws IOException {
        sharedStore.storeShared(name, new StoredList(Version.NONE, NOW.toEpochMilli(), list(items)), Map.of());
    }

    private static List<Candidate> list(String... items) {
        return Stream.of(items).map(item -> new Candidate(item, 1, "u")).toList();
    }
}
