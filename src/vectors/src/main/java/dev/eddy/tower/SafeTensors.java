package dev.eddy.tower;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arrays by name in the safetensors format: the length of the header as a little-endian 64-bit number, the header as JSON,
 * then the numbers. Of the format's types it has float (F32), int (I32) and long (I64). A file has at most 2 GB.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
public final class SafeTensors {
    /** Longest header: that of a hundred layers takes a hundredth. */
    public static final int MAX_HEADER_BYTES = 1 << 20;

    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** The numbers of one array, in row-major order. */
    private record Tensor(Type type, long[] shape, ByteBuffer data) {}

    private enum Type {
        F32(Float.BYTES),
        I32(Integer.BYTES),
        I64(Long.BYTES);

        final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /** An entry of the header. */
    private record Entry(
            String dtype,
            long[] shape,
            @JsonProperty("data_offsets") long[] dataOffsets) {}

    /** Adds an array, with its shape. */
    public SafeTensors put(String name, float[] numbers, long... shape) {
        ByteBuffer data = allocate(numbers.length, Type.F32);
        data.asFloatBuffer().put(numbers);
        return put(name, new Tensor(Type.F32, shape, data));
    }

    /** Adds an array, with its shape. */
    public SafeTensors put(String name, int[] numbers, long... shape) {
        ByteBuffer data = allocate(numbers.length, Type.I32);
        data.asIntBuffer().put(numbers);
        return put(name, new Tensor(Type.I32, shape, data));
    }

    /** Adds an array, with its shape. */
    public SafeTensors put(String name, long[] numbers, long... shape) {
        ByteBuffer data = allocate(numbers.length, Type.I64);
        data.asLongBuffer().put(numbers);
        return put(name, new Tensor(Type.I64, shape, data));
    }

    private static ByteBuffer allocate(int numbers, Type type) {
        return ByteBuffer.allocate(Math.multiplyExact(numbers, type.bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private SafeTensors put(String name, Tensor tensor) {
        if (bytes(tensor.shape, tensor.type) != tensor.data.capacity()) {
            throw new IllegalArgumentException(
                    name + ": the shape " + Arrays.toString(tensor.shape) + " is not that of the numbers");
        }
        tensors.put(name, tensor);
        return this;
    }

    /** Size of an array of a shape without negative numbers; {@link Long#MAX_VALUE} for more than a long holds. */
    private static long bytes(long[] shape, Type type) {
        long bytes = type.bytes;
        for (long each : shape) {
            if (each > 0 && bytes > Long.MAX_VALUE / each) {
                return Long.MAX_VALUE;
            }
            bytes *= each;
        }
        return bytes;
    }

    /** Adds a text to the metadata. */
    public SafeTensors note(String name, String text) {
        metadata.put(name, text);
        return this;
    }

    /** A text of the metadata, or null. */
    public String note(String name) {
        return metadata.get(name);
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** The shape of an array. An array that is missing is an {@link IllegalArgumentException}. */
    public long[] shape(String name) {
        return tensor(name).shape.clone();
    }

    /** An array of floats. A missing one, or one of another type or shape, is an {@link IllegalArgumentException}. */
    public float[] floats(String name, long... shape) {
        ByteBuffer data = data(name, Type.F32, shape);
        float[] numbers = new float[data.capacity() / Type.F32.bytes];
        data.asFloatBuffer().get(numbers);
        return numbers;
    }

    /** As {@link #floats}, of ints. */
    public int[] ints(String name, long... shape) {
        ByteBuffer data = data(name, Type.I32, shape);
        int[] numbers = new int[data.capacity() / Type.I32.bytes];
        data.asIntBuffer().get(numbers);
        return numbers;
    }

    /** As {@link #floats}, of longs. */
    public long[] longs(String name, long... shape) {
        ByteBuffer data = data(name, Type.I64, shape);
        long[] numbers = new long[data.capacity() / Type.I64.bytes];
        data.asLongBuffer().get(numbers);
        return numbers;
    }

    private ByteBuffer data(String name, Type type, long[] shape) {
        Tensor tensor = tensor(name);
        if (tensor.type != type || !Arrays.equals(tensor.shape, shape)) {
            throw new IllegalArgumentException("the array " + name + " is " + tensor.type + " "
                    + Arrays.toString(tensor.shape) + " and not " + type + " " + Arrays.toString(shape));
        }
        return tensor.data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the array " + name + " is missing");
        }
        return tensor;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        byte[] header = header();
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(Long.BYTES
                        + header.length
                        + tensors.values().stream()
                                .mapToLong(tensor -> tensor.data.capacity())
                                .sum()))
                .order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(header.length).put(header);
        tensors.values().forEach(tensor -> all.put(tensor.data.duplicate()));
        return all.array();
    }

    /** Writes the file; one that is there is replaced. */
    public void write(Path file) throws IOException {
        byte[] header = header();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(
                    channel,
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(0, header.length));
            write(channel, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
                write(channel, tensor.data.duplicate());
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    private byte[] header() {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long end = 0;
        for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
            Tensor tensor = each.getValue();
            long start = end;
            end += tensor.data.capacity();
            header.put(each.getKey(), new Entry(tensor.type.name(), tensor.shape, new long[] {start, end}));
        }
        try {
            // Blanks at the end, as the format allows, so that the numbers begin at a multiple of eight.
            byte[] json = JSON.writeValueAsBytes(header);
            byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
            Arrays.fill(padded, json.length, padded.length, (byte) ' ');
            return padded;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a file. Another format, or a file cut short, is an {@link IllegalArgumentException}. */
    public static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(file + " is larger than 2 GB");
            }
            return read(channel.map(MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** As {@link #read(Path)}, of the bytes of a file. */
    public static SafeTensors read(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    private static SafeTensors read(ByteBuffer file) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        require(file.capacity() >= Long.BYTES, "no safetensors: shorter than 8 bytes");
        long length = file.getLong(0);
        require(
                length >= 2 && length <= file.capacity() - Long.BYTES,
                "no safetensors, or cut short: a header of " + length + " bytes in a file of " + file.capacity());
        require(
                length <= MAX_HEADER_BYTES,
                "no safetensors: a header of " + length + " bytes, more than " + MAX_HEADER_BYTES);
        int start = Long.BYTES + (int) length;
        byte[] json = new byte[(int) length];
        file.get(Long.BYTES, json);
        var read = new SafeTensors();
        Map<String, Object> header = header(json);
        require(header != null, "no safetensors: the header is null");
        if (header.remove(METADATA) instanceof Map<?, ?> notes) {
            notes.forEach((name, text) -> read.note(String.valueOf(name), String.valueOf(text)));
        }
        header.forEach((name, entry) -> read.put(name, tensor(name, entry, file, start)));
        return read;
    }

    private static Map<String, Object> header(byte[] json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "no safetensors: the header is not JSON: " + new String(json, 0, Math.min(40, json.length), UTF_8));
        }
    }

    private static Tensor tensor(String name, Object header, ByteBuffer file, int start) {
        Entry entry;
        try {
            entry = JSON.convertValue(header, Entry.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the array " + name + " has no type, shape and offsets", e);
        }
        require(
                entry != null
                        && entry.dtype != null
                        && entry.shape != null
                        && entry.dataOffsets != null
                        && entry.dataOffsets.length == 2,
                "the array " + name + " has no type, shape and offsets");
        Type type = Arrays.stream(Type.values())
                .filter(each -> each.name().equals(entry.dtype))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the array " + name + " is of type " + entry.dtype
                        + ", known are " + Arrays.toString(Type.values())));
        long from = entry.dataOffsets[0];
        long to = entry.dataOffsets[1];
        require(
                Arrays.stream(entry.shape).allMatch(each -> each >= 0)
                        && from >= 0
                        && from <= to
                        && to <= file.capacity() - start,
                "the array " + name + " ends beyond the file, which is cut short");
        require(
                to - from == bytes(entry.shape, type),
                "the array " + name + " has " + (to - from) + " bytes, which is not its shape "
                        + Arrays.toString(entry.shape));
        return new Tensor(type, entry.shape, file.slice(start + (int) from, (int) (to - from)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
