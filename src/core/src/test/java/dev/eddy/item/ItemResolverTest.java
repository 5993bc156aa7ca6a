package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemResolverTest {
    private final ItemResolver resolver = new ItemResolver(new ItemVectorizer(new TagVectors(2)));

    @Test
    void aTagWithoutACategoryIsInThatOfTheItem() {
        List<Tag> tags = List.of(new Tag("bop", 2, null), new Tag("1959", 1, "year"));
        assertThat(resolver.features(item(tags, "music")).tags())
                .containsExactly(new Tag("bop", 2, "music"), new Tag("1959", 1, "year"));
        assertThat(resolver.features(item(tags, null)).tags()).isEqualTo(tags);
    }

    @Test
    void featuresHaveTheCategoryAndTheAuthor() {
        assertThat(resolver.features(item(List.of(), "music")).labels())
                .isEqualTo(new ItemFeatures.Labels("music", null));
        assertThat(resolver.features(item(List.of(), null)).labels()).isEqualTo(ItemFeatures.Labels.NONE);
    }

    /** An entry of a savepoint from before features had labels has the print of the vector alone. */
    @Test
    void anItemOfAnOlderSavepointGetsItsLabelsWhenItIsLookedAt() {
        ItemRecord record = item(List.of(), "music");
        ItemResolver.Lookup lookup = resolver.look(new CatalogEntry(record, 4, 0, false));
        assertThat(lookup.isNews()).isTrue();
        assertThat(lookup.features().labels().category()).isEqualTo("music");
        assertThat(lookup.features().version()).isEqualTo(5);
        assertThat(resolver.look(lookup.entry()).isNews()).isFalse();
        assertThat(resolver.change(lookup.entry(), record).isNews()).isFalse();
        assertThat(resolver.look(new CatalogEntry(item(List.of(), null), 4, 0, false))
                        .isNews())
                .isFalse();
    }

    private static ItemRecord item(List<Tag> tags, String category) {
        return new ItemRecord(
                "a",
                new ItemRecord.Description(null, category, null, null),
                tags,
                Float.NaN,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                false);
    }
}
