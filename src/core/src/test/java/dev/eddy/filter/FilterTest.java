package dev.eddy.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final long DAY = 86_400_000;
    private static final long NOW = 20_000 * DAY;

    private static final ItemFacts SHIRT = ItemFacts.of("shirt-1")
            .withCategory("clothes")
            .withAuthor("acme")
            .withTags(List.of("cotton", "summer sale"))
            .withQuality(.5)
            .withOffer(NOW - 3 * DAY, Long.MAX_VALUE)
            .withAttributes(Map.of(
                    "price", 19.9, "on_sale", true, "sizes", List.of("s", "m"), "brand", "Acme & Co", "年", 2026.0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "category = clothes",
                "category in (books, clothes)",
                "category in (books, clothes) and price < 20 and not tag:spoiler",
                "tag:\"summer sale\"",
                "tag = cotton",
                "sizes: m",
                "sizes in (xl, s)",
                "brand = 'Acme & Co'",
                "on_sale",
                "on_sale = true",
                "on_sale = TRUE",
                "quality = .5 and quality >= .5",
                "available",
                "id = shirt-1",
                "price >= 19.9 and price <= 19.9 and price = 19.90",
                "quality > .4 AND age_days = 3",
                "published_at < 1728000000000",
                "category = books or author = acme and price > 1e1",
                "(category = books or author = acme) and not (price > 20)",
                "category != books",
                "category not in (books, films)",
                "colour != red",
                "not colour = red",
                "年 > 2025",
                "price > -1"
            })
    void aFilterAcceptsWhatItDescribes(String filter) {
        assertThat(Filter.of(filter).accepts(SHIRT, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category = books",
                "category = \"Clothes\"",
                "price < 19.9",
                "price > 19.9",
                "price = \"19.9\"",
                "tag:summer",
                "not on_sale",
                "on_sale = \"true\"",
                "brand",
                "sold_out",
                "colour = red",
                "colour < 3",
                "brand > 3",
                "category = books and author = acme or price > 20",
                "not available",
                "age_days < 3"
            })
    void aFilterRefusesTheRest(String filter) {
        assertThat(Filter.of(filter).accepts(SHIRT, NOW)).isFalse();
    }

    @Test
    void anItemCanBeHadBetweenItsPublicationAndItsExpiry() {
        Filter available = Filter.of("available");

        assertThat(available.accepts(item(true, NOW, NOW + 1), NOW)).isTrue();
        assertThat(available.accepts(item(true, NOW + 1, Long.MAX_VALUE), NOW)).isFalse();
        assertThat(available.accepts(item(true, Long.MIN_VALUE, NOW), NOW)).isFalse();
        assertThat(available.accepts(item(false, Long.MIN_VALUE, Long.MAX_VALUE), NOW))
                .isFalse();
    }

    @Test
    void anItemWithoutValuesFulfilsNoComparison() {
        ItemFacts bare = item(true, Long.MIN_VALUE, Long.MAX_VALUE);

        for (String filter : List.of("quality >= 0", "age_days >= 0", "published_at > 0", "category = a", "tag:a")) {
            assertThat(Filter.of(filter).accepts(bare, NOW)).as(filter).isFalse();
        }
    }

    private static ItemFacts item(boolean isAvailable, long since, long until) {
        return ItemFacts.of("a").withOffer(since, until).withAvailable(isAvailable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    price <              | 8  | at 8: expected a value, found the end
                    price < and x        | 9  | at 9: expected a value, found "and"
                    price < cheap        | 9  | at 9: < compares numbers, "cheap" is none
                    price << 3           | 8  | at 8: expected a value, found "<"
                    category             | 9  | at 9: expected one of = != < <= > >= : in after category, found the end
                    category in books    | 13 | at 13: expected "(", found "books"
                    category in ()       | 14 | at 14: expected a value, found ")"
                    category in (a b)    | 16 | at 16: expected ")", found "b"
                    category not (a)     | 14 | at 14: expected "in", found "("
                    (a = 1               | 7  | at 7: expected ")", found the end
                    a = 1)               | 6  | at 6: expected "and", "or" or the end, found ")"
                    a = 1 b = 2          | 7  | at 7: expected "and", "or" or the end, found "b"
                    and a = 1            | 1  | at 1: expected the name of an attribute, "not" or "(", found "and"
                    3 = 3                | 1  | at 1: expected the name of an attribute, "not" or "(", found "3"
                    a = "x               | 5  | at 5: the text that begins here has no end
                    a = x; drop table    | 6  | at 6: ";" is no part of a filter
                    """)
    void anErrorPointsAtThePlace(String filter, int position, String message) {
        FilterException error = catchThrowableOfType(FilterException.class, () -> Filter.of(filter));

        assertThat(error).hasMessage(message);
        assertThat(error.position()).isEqualTo(position);
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> Filter.of("(".repeat(1_000) + "a" + ")".repeat(1_000)))
                .isInstanceOf(FilterException.class)
                .hasMessage("at 34: nested more than 32 deep");
        assertThatThrownBy(() -> Filter.of("not ".repeat(1_000) + "a"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("nested more than 32 deep");
        assertThatThrownBy(() -> Filter.of("a = " + "x".repeat(10_000_000)))
                .isInstanceOf(FilterException.class)
                .hasMessage("the filter has 10000004 characters; at most 4096 are read");
    }

    @Test
    void aFilterTellsWhichAttributesItAsksFor() {
        assertThat(Filter.of("price < 3 and category = a and (on_sale or price > 9)")
                        .attributes())
                .containsExactly(Map.entry("price", 1), Map.entry("on_sale", 33));
    }

    @Test
    void wordsOfTheLanguageAreNoAttributes() {
        assertThat(List.of("price", "on_sale", "颜色", "_x", "größe", "x2")).allMatch(Filter::canBeAttribute);
        assertThat(List.of("category", "AND", "available", "Tag", "2x", "a b", "a-b", "", "a=b"))
                .noneMatch(Filter::canBeAttribute);
    }
}
