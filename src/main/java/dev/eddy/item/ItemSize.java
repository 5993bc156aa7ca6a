package dev.eddy.item;

/** Upper bound of the bytes that {@link ItemUpdateCodec} writes for an item. */
public final class ItemSize {
    /** Most bytes of a variable-length number. */
    private static final int NUMBER = 10;
    /** Bytes of the numbers, flags and times of each item. */
    private static final int FIXED = 96;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private ItemSize() {}

    public static long mostBytes(ItemUpdate item) {
        long bytes = FIXED + text(item.itemId());
        if (item.counts() != null) {
            bytes += NUMBER + (long) Double.BYTES * item.counts().heats().length;
        }
        if (item.successors() != null) {
            for (String itemId : item.successors().itemIds()) {
                bytes += text(itemId) + NUMBER;
            }
        }
        if (item.features() != null) {
            bytes += features(item.features());
        }
        if (item.vectors() != null) {
            for (var vector : item.vectors().entrySet()) {
                bytes += text(vector.getKey()) + floats(vector.getValue());
            }
        }
        return bytes;
    }

    private static long features(ItemFeatures features) {
        long bytes = text(features.itemId()) + floats(features.vector());
        for (Tag tag : features.tags()) {
            bytes += text(tag.name()) + text(tag.category()) + Float.BYTES + NUMBER;
        }
        return bytes;
    }

    private static long text(String text) {
        return NUMBER + (text == null ? 0 : (long) MOST_BYTES_OF_A_CHAR * text.length());
    }

    private static long floats(float[] numbers) {
        return NUMBER + (numbers == null ? 0 : (long) Float.BYTES * numbers.length);
    }
}
