package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
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

class ItemTablePageTest {
    private static final List<ItemUpdate> ITEMS = IntStream.range(0, 2_500)
            .mapToObj(i -> new ItemUpdate("i" + i, null, null, null, null))
            .toList();

    @Test
    void allItemsAreOnPagesInTheirOrder() {
        List<ItemTablePage> pages = ItemTablePage.of(ITEMS);
        assertThat(pages).hasSize(3);
        assertThat(pages).flatExtracting(ItemTablePage::items).isEqualTo(ITEMS);
        assertThat(ItemTablePage.of(List.of())).isEmpty();
    }

    @Test
    void aPageOfLargeItemsHasFewOfThem() throws IOException {
        String longId = "語".repeat(85);
        List<ItemUpdate> large = IntStream.range(0, 40)
                .mapToObj(i -> new ItemUpdate(
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

        List<ItemTablePage> pages = ItemTablePage.of(large);
        assertThat(pages).flatExtracting(ItemTablePage::items).isEqualTo(large);
        for (ItemTablePage page : pages) {
            assertThat(written(page).length).isLessThanOrEqualTo((int) ItemTablePage.MOST_BYTES);
        }
        assertThat(pages).hasSize(2);
    }

    @Test
    void anItemLargerThanAPageHasOneForItself() {
        ItemUpdate small = ITEMS.get(0);
        var huge = new ItemUpdate("huge", null, null, null, Map.of("title", new float[1 << 19]));
        assertThat(ItemTablePage.of(List.of(huge, small, huge, huge)))
                .extracting(ItemTablePage::items)
                .containsExactly(List.of(huge), List.of(small), List.of(huge), List.of(huge));
    }

    @Test
    void aPageIsReadInFewLooksIntoTheFile() throws IOException {
        ItemTablePage page = ItemTablePage.of(ITEMS).get(0);
        var file = new CountedReads(written(page));
        assertThat(new ItemTablePageCodec().read(1, new DataInputStream(file))).isEqualTo(page);
        assertThat(file.reads).isLessThan(10);
    }

    private static byte[] written(ItemTablePage page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ItemTablePageCodec().write(page, new DataOutputStream(bytes));
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
