package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemPopularity;
import dev.eddy.item.Successors;
import dev.eddy.item.Tag;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestPageTest {
    private static final List<ItemPopularity> ITEMS = IntStream.range(0, 2_500)
            .mapToObj(i -> new ItemPopularity("i" + i, null, null, null, null))
            .toList();

    @Test
    void allItemsAreOnPagesInTheirOrder() {
        List<DigestPage> pages = DigestPage.of(ITEMS);
        assertThat(pages).hasSize(3);
        assertThat(pages).flatExtracting(DigestPage::items).isEqualTo(ITEMS);
        assertThat(DigestPage.of(List.of())).isEmpty();
    }

    @Test
    void aPageOfLargeItemsHasFewOfThem() throws IOException {
        String longId = "語".repeat(85);
        List<ItemPopularity> large = IntStream.range(0, 40)
                .mapToObj(i -> new ItemPopularity(
                        "i" + i,
                        null,
                        new Successors(new String[] {longId}, new int[] {6}, 6),
                        new ItemFeatures(
                                "i" + i,
                                1,
                                new float[4_096],
                                List.of(new Tag(longId, 1, longId)),
                                1,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                false),
                        Map.of("title", new float[4_096], "cover", new float[4_096])))
                .toList();

        List<DigestPage> pages = DigestPage.of(large);
        assertThat(pages).flatExtracting(DigestPage::items).isEqualTo(large);
        for (DigestPage page : pages) {
            assertThat(written(page).length).isLessThanOrEqualTo((int) DigestPage.MOST_BYTES);
        }
        assertThat(pages).hasSize(2);
    }

    @Test
    void anItemLargerThanAPageHasOneForItself() {
        ItemPopularity small = ITEMS.get(0);
        var huge = new ItemPopularity("huge", null, null, null, Map.of("title", new float[1 << 19]));
        assertThat(DigestPage.of(List.of(huge, small, huge, huge)))
                .extracting(DigestPage::items)
                .containsExactly(List.of(huge), List.of(small), List.of(huge), List.of(huge));
    }

    @Test
    void aPageIsReadInFewLooksIntoTheFile() throws IOException {
        DigestPage page = DigestPage.of(ITEMS).get(0);
        var file = new CountedReads(written(page));
        assertThat(new DigestPageCodec().read(1, new DataInputStream(file))).isEqualTo(page);
        assertThat(file.reads).isLessThan(10);
    }

    private static byte[] written(DigestPage page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DigestPageCodec().write(page, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static final class CountedReads extends InputStream {
        private final byte[] bytes;
        private int at;
        private int reads;

        CountedReads(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            reads++;
            return at < bytes.length ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            reads++;
            int read = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, read);
            at += read;
            return read;
        }
    }
}
