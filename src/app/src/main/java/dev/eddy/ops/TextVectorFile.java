package dev.eddy.ops;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.VectorSpace;
import dev.eddy.text.EmbeddedItems;
import dev.eddy.text.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Writes records of {@code item-vectors} with the vectors of items' texts, and shows the progress. */
public final class TextVectorFile {
    private static final int BATCH = 64;

    private TextVectorFile() {}

    /**
     * Writes the vectors of items, without a version.
     *
     * @param items those that have a text
     * @param model differs between models whose vectors differ
     * @return the number of vectors; fewer than items when the encoder cannot read some
     */
    public static long write(
            Path file, List<ItemRecord> items, ItemTexts texts, VectorSpace space, TextEncoder encoder, String model)
            throws IOException {
        try (Progress progress = Progress.of("encode", items.size())) {
            var records = new Records(items, texts, space, encoder, model, progress);
            ItemVectorFile.write(file, records);
            return records.made;
        }
    }

    /** Encodes a batch whenever the one before is used up. */
    private static final class Records implements Iterator<byte[]> {
        private final List<ItemRecord> items;
        private final ItemTexts texts;
        private final VectorSpace space;
        private final TextEncoder encoder;
        private final String model;
        private final Progress progress;
        private final Deque<byte[]> next = new ArrayDeque<>();
        private int read;
        private long made;

        Records(
                List<ItemRecord> items,
                ItemTexts texts,
                VectorSpace space,
                TextEncoder encoder,
                String model,
                Progress progress) {
            this.items = items;
            this.texts = texts;
            this.space = space;
            this.encoder = encoder;
            this.model = model;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && read < items.size()) {
                encode(items.subList(read, Math.min(items.size(), read + BATCH)));
            }
            return !next.isEmpty();
        }

        private void encode(List<ItemRecord> batch) {
            List<String> read = batch.stream().map(texts::of).toList();
            List<float[]> vectors = encoder.encode(read);
            for (int i = 0; i < batch.size(); i++) {
                if (vectors.get(i) != null) {
                    long madeFrom = EmbeddedItems.hash(model, read.get(i));
                    next.add(TextVector.record(space, 0, batch.get(i).itemId(), vectors.get(i), madeFrom));
                    made++;
                }
            }
            this.read += batch.size();
            progress.to(this.read);
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return next.remove();
        }
    }
}
