package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.CandidatePage.Placed;
import dev.eddy.filter.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageMakerTest {
    private static final ItemCatalogue SHOP = new ShopCatalogue();

    private static PageMaker maker(String filter) {
        return maker(filter, Set.of());
    }

    private static PageMaker maker(String filter, Set<Long> shown) {
        return new PageMaker(SHOP, Filter.of(filter), Set.of("7"), Set.of("8"), shown, 0, null);
    }

    private static Recall list(Recall.Origin origin, String... items) {
        return new Recall(
                origin,
                Version.NONE,
                1,
                Stream.of(items).map(item -> new Candidate(item, 1, "u")).toList(),
                null);
    }

    private static Iterator<Recall> none() {
        return Collections.emptyIterator();
    }

    private static List<String> ids(PageMaker.Page page) {
        return page.candidates().stream().map(each -> each.candidate().itemId()).toList();
    }

    @Test
    void aPageHasTheFirstThatMayBeShown() {
        Recall own = list(Recall.Origin.USER, "1", "7", "8", "2", "3");
        PageMaker.Page page = maker("").page(own, none(), 2);
        assertThat(ids(page)).containsExactly("1", "2");
        assertThat(page.left()).isEqualTo(3);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void whatTheFilterExcludesDoesNotFillUpEither() {
        Recall own = list(Recall.Origin.USER, "50", "2", "60");
        var others = List.of(
                list(Recall.Origin.CLUSTER, "2", "70", "7", "3"),
                list(Recall.Origin.EVERYBODY, "3", "80", "8", "4", "5"));
        PageMaker.Page page = maker("price < 10").page(own, others.iterator(), 3);
        assertThat(ids(page)).containsExactly("2", "3", "4");
        assertThat(page.candidates().stream().map(Placed::origin))
                .containsExactly(Recall.Origin.USER, Recall.Origin.CLUSTER, Recall.Origin.EVERYBODY);
        assertThat(page.left()).isEqualTo(1);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void aFullPageReadsNoOtherList() {
        Iterator<Recall> unread = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Recall next() {
                throw new AssertionError("read without need");
            }
        };
        assertThat(ids(maker("").page(list(Recall.Origin.USER, "1", "2", "3"), unread, 2)))
                .containsExactly("1", "2");
    }

    @Test
    void anItemThatTheCatalogueDoesNotHaveFulfilsNoFilter() {
        Recall own = list(Recall.Origin.USER, "gone", "1", "gone for good");
        assertThat(ids(maker("not price > 100").page(own, none(), 5))).containsExactly("1");
        assertThat(ids(maker("").page(own, none(), 5))).containsExactly("gone", "1");
    }

    @Test
    void theLastPageSaysSo() {
        Recall own = list(Recall.Origin.USER, "1", "2");
        assertThat(maker("").page(own, none(), 2).hasMore()).isFalse();
        assertThat(maker("")
                        .page(
                                own,
                                List.of(list(Recall.Origin.EVERYBODY, "2", "1")).iterator(),
                                2)
                        .hasMore())
                .isFalse();
        assertThat(maker("")
                        .page(
                                own,
                                List.of(list(Recall.Origin.EVERYBODY, "2", "3")).iterator(),
                                2)
                        .hasMore())
                .isTrue();
    }

    /** A reader turns pages of random lists, which are made anew between the pages. */
    @Test
    void noItemComesTwiceAndNoneIsLostWhileListsAreMadeAnew() {
        var random = new Random(3);
        var tokens = new PageTokens("rc", "secret");
        for (int reader = 0; reader < 10_000; reader++) {
            int bound = random.nextInt(60);
            String filter = random.nextBoolean() ? "" : "price < " + bound;
            Set<String> seen = new LinkedHashSet<>();
            String next = null;
            Recall own;
            List<Recall> others;
            int pages = 0;
            do {
                own = list(Recall.Origin.USER, some(random));
                others =
                        List.of(list(Recall.Origin.CLUSTER, some(random)), list(Recall.Origin.EVERYBODY, some(random)));
                Set<Long> shown =
                        next == null ? Set.of() : tokens.decode(next, 9, 0).shown();
                PageMaker.Page page = maker(filter, shown).page(own, others.iterator(), 1 + random.nextInt(20));
                assertThat(ids(page)).allMatch(seen::add, "not seen before");
                Set<Long> all = new HashSet<>(shown);
                ids(page).forEach(item -> all.add(PageToken.shortHash(item)));
                next = page.hasMore() ? tokens.encode(new PageToken(9, 0, all)) : null;
                pages++;
            } while (next != null);
            assertThat(pages).isLessThanOrEqualTo(100);
            List<String> lost = Stream.concat(Stream.of(own), others.stream())
                    .flatMap(list -> list.candidates().stream().map(Candidate::itemId))
                    .filter(item -> !seen.contains(item) && !item.equals("7") && !item.equals("8"))
                    .filter(item -> filter.isEmpty() || Integer.parseInt(item) < bound)
                    .toList();
            assertThat(lost).isEmpty();
        }
    }

    private static String[] some(Random random) {
        List<String> items = new ArrayList<>();
        for (int item = 0; item < 80; item++) {
            items.add(Integer.toString(item));
        }
        Collections.shuffle(items, random);
        return items.subList(0, random.nextInt(40)).toArray(String[]::new);
    }
}
