package dev.eddy.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
    void aPageIsReadInFewLooksIntoTheFile() throws IOException {
        DigestPage page = DigestPage.of(ITEMS).get(0);
        var bytes = new ByteArrayOutputStream();
        new DigestPageCodec().write(page, new DataOutputStream(bytes));
        var file = new CountedReads(bytes.toByteArray());
        assertThat(new DigestPageCodec().read(1, new DataInputStream(file))).isEqualTo(page);
        assertThat(file.reads).isLessThan(10);
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
