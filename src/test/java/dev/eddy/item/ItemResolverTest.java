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
