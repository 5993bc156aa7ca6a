package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemTablePageTest {
    private static final List<ItemUpdate> ITEMS = IntStream.range(0, 1_000)
            .mapToObj(i -> new ItemUpdate("i" + i, null, null, null, null, null))
            .toList();

    @Test
    void theTasksTogetherWriteEachItemOnce() {
        ItemUpdate[] table = ITEMS.toArray(new ItemUpdate[1_500]);
        table[7] = null;
        List<ItemUpdate> written = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            List<ItemTablePage> pages = ItemTablePage.of(table, new TaskShare(task, 3), true);
            assertThat(pages).hasSize(4);
            pages.forEach(page -> written.addAll(page.items()));
        }
        assertThat(written).hasSize(999).doesNotHaveDuplicates().doesNotContain(ITEMS.get(7));
        assertThat(ItemTablePage.of(new ItemUpdate[0], new TaskShare(0, 1), true))
                .isEmpty();
    }

    @Test
    void itemsWithoutAnEventAreWrittenWhereTheyCanBeFoundByVectors() {
        ItemUpdate[] table = ITEMS.toArray(ItemUpdate[]::new);
        var whole = new TaskShare(0, 1);
        assertThat(ItemTablePage.of(table, whole, false))
                .allSatisfy(page -> assertThat(page.items()).isEmpty());
        assertThat(ItemTablePage.of(table, whole, true))
                .allSatisfy(page -> assertThat(page.items()).isNotEmpty());
    }

    @Test
    void aPageIsReadInFewLooksIntoTheFile() throws IOException {
        ItemTablePage page = ItemTablePage.of(ITEMS);
        var file = new CountedReads(written(page));
        assertThat(new ItemTablePageCodec().read(1, new DataInputStream(file)).items())
                .isEqualTo(ITEMS);
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
