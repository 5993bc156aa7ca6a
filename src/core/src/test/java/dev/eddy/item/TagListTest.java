package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagListTest {

    @Test
    void aCategoryIsWrittenOnceHoweverManyTagsHaveIt() throws IOException {
        String category = "c".repeat(256);
        List<Tag> tags = IntStream.range(0, ItemRecordParser.MAX_TAGS)
                .mapToObj(i -> new Tag("t" + i, 1, category))
                .toList();

        byte[] written = written(tags);
        assertThat(written.length).isLessThan(2_000);
        List<Tag> read = read(written);
        assertThat(read).isEqualTo(tags);
        assertThat(read)
                .extracting(Tag::category)
                .allSatisfy(each -> assertThat(each).isSameAs(read.get(0).category()));
    }

    @Test
    void tagsOfSeveralCategoriesAndOfNoneAreReadAsTheyWereWritten() throws IOException {
        List<Tag> tags = new ArrayList<>(List.of(
                new Tag("bop", 1, "music"),
                new Tag("plain", .5f, null),
                new Tag("openings", 2, "games"),
                new Tag("swing", 1, "music"),
                new Tag("empty", 1, "")));
        assertThat(read(written(tags))).isEqualTo(tags);
        assertThat(read(written(List.of()))).isEmpty();
    }

    private static byte[] written(List<Tag> tags) throws IOException {
        var bytes = new ByteArrayOutputStream();
        TagList.write(tags, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static List<Tag> read(byte[] written) throws IOException {
        return TagList.read(new DataInputStream(new ByteArrayInputStream(written)));
    }
}
