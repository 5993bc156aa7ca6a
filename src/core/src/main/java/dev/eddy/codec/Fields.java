package dev.eddy.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the fields of records for {@link Codec}s. Integers have a variable length, seven bits per byte,
 * lowest first (LEB128); signed ones are zigzag-encoded. Readers throw an {@link IOException} for malformed input.
 */
public final class Fields {
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int BITS = 7;

    /** Room that is made for values before any has been read: a length in a damaged record may be any. */
    private static final int FIRST_BYTES = 1 << 16;

    private static final int FIRST_VALUES = 1 << 10;
    /** Above what any option allows. */
    private static final int MOST_ENTRIES = 1 << 20;

    @FunctionalInterface
    public interface Writing<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    @FunctionalInterface
    public interface Reading<T> {
        T read(DataInput in) throws IOException;
    }

    private Fields() {}

    /** Writes the number of values, then each value. */
    public static <T> void writeList(List<T> values, Writing<T> writing, DataOutput out) throws IOException {
        writeUnsigned(values.size(), out);
        for (T value : values) {
            writing.write(value, out);
        }
    }

    public static <T> List<T> readList(Reading<T> reading, DataInput in) throws IOException {
        int count = readInt(in);
        if (count == 0) {
            return List.of();
        }
        List<T> values = listOf(count);
        for (int i = 0; i < count; i++) {
            values.add(reading.read(in));
        }
        return values;
    }

    /** An empty list for a number of values; a large number makes no room before the values are read. */
    public static <T> List<T> listOf(int count) {
        return new ArrayList<>(Math.min(count, FIRST_VALUES));
    }

    /** Writes the number of entries, then each key and its value. */
    public static <K, V> void writeMap(Map<K, V> map, Writing<K> key, Writing<V> value, DataOutput out)
            throws IOException {
        writeUnsigned(map.size(), out);
        for (Map.Entry<K, V> entry : map.entrySet()) {
            key.write(entry.getKey(), out);
            value.write(entry.getValue(), out);
        }
    }

    /** A map in the order in which it was written. */
    public static <K, V> Map<K, V> readMap(Reading<K> key, Reading<V> value, DataInput in) throws IOException {
        Map<K, V> map = new LinkedHashMap<>();
        for (int left = readInt(in); left > 0; left--) {
            map.put(key.read(in), value.read(in));
        }
        return map;
    }

    /** Writes an integer that is rarely negative; a negative one takes ten bytes. */
    public static void writeUnsigned(long number, DataOutput out) throws IOException {
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            out.writeByte((int) ((rest & SEVEN_BITS) | MORE));
            rest >>>= BITS;
        }
        out.writeByte((int) rest);
    }

    public static long readUnsigned(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte read = in.readByte();
            number |= (long) (read & SEVEN_BITS) << shift;
            if (read >= 0) {
                return number;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    /** As {@link #readUnsigned}, for an int. */
    public static int readInt(DataInput in) throws IOException {
        return Math.toIntExact(readUnsigned(in));
    }

    /** A list of numbers, written as by {@link #writeSigned}. */
    public static void writeInts(List<Integer> numbers, DataOutput out) throws IOException {
        writeList(numbers, (Integer number, DataOutput each) -> writeSigned(number, each), out);
    }

    public static List<Integer> readInts(DataInput in) throws IOException {
        return readList(each -> (int) readSigned(each), in);
    }

    /** A number of entries that arrays are made for; an {@link IOException} when there cannot be so many. */
    public static int readCount(DataInput in) throws IOException {
        long count = readUnsigned(in);
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException(count + " entries, and " + MOST_ENTRIES + " is the most");
        }
        return (int) count;
    }

    /** Writes an integer that may be negative. */
    public static void writeSigned(long number, DataOutput out) throws IOException {
        writeUnsigned((number << 1) ^ (number >> (Long.SIZE - 1)), out);
    }

    public static long readSigned(DataInput in) throws IOException {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** Writes a text; null is allowed. */
    public static void writeString(String text, DataOutput out) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        writeUnsigned(bytes.length + 1L, out);
        out.write(bytes);
    }

    public static String readString(DataInput in) throws IOException {
        int length = readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        return new String(bytes(length, in), UTF_8);
    }

    /** Writes numbers; null is allowed. One call for all, since calls on a checkpoint's stream are slow. */
    public static void writeFloats(float[] numbers, DataOutput out) throws IOException {
        writeUnsigned(numbers == null ? 0 : numbers.length + 1L, out);
        if (numbers != null) {
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
            bytes.asFloatBuffer().put(numbers);
            out.write(bytes.array());
        }
    }

    public static float[] readFloats(DataInput in) throws IOException {
        int length = readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        ByteBuffer bytes = bytes(length, Float.BYTES, in);
        float[] numbers = new float[length];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }

    /** As {@link #writeFloats}; null is not allowed. */
    public static void writeDoubles(double[] numbers, DataOutput out) throws IOException {
        writeUnsigned(numbers.length, out);
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        out.write(bytes.array());
    }

    public static double[] readDoubles(DataInput in) throws IOException {
        int length = readInt(in);
        ByteBuffer bytes = bytes(length, Double.BYTES, in);
        double[] numbers = new double[length];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer bytes(int count, int size, DataInput in) throws IOException {
        return ByteBuffer.wrap(bytes(Math.multiplyExact(count, size), in));
    }

    private static byte[] bytes(int length, DataInput in) throws IOException {
        byte[] bytes = new byte[Math.min(length, FIRST_BYTES)];
        in.readFully(bytes);
        while (bytes.length < length) {
            int known = bytes.length;
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * known));
            in.readFully(bytes, known, bytes.length - known);
        }
        return bytes;
    }
}
