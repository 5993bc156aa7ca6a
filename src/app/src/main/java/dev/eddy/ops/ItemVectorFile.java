package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.item.ItemVector;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.training.embedding.Embedding;
import dev.eddy.training.embedding.InnerProducts;
import dev.eddy.training.tower.TrainedTower;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Records of the topic {@code item-vectors} with trained vectors, a record a line in a file. The vectors are as trained,
 * not of unit length, so that a later training can go on from them.
 */
public final class ItemVectorFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemVectorFile() {}

    /** The records of all words, which are item ids, in a version; 0 for none. */
    public static Iterator<byte[]> records(VectorSpace space, long version, Embedding embedding) {
        var products = new InnerProducts(embedding);
        return IntStream.range(0, embedding.words().size())
                .mapToObj(i -> record(
                        space.name(), version, embedding.words().get(i), products.vector(i), products.input(i), null))
                .iterator();
    }

    /** The records of vectors by item id, in a version; 0 for none. */
    public static Iterator<byte[]> records(VectorSpace space, long version, Map<String, float[]> vectors) {
        return vectors.entrySet().stream()
                .map(each -> record(space.name(), version, each.getKey(), each.getValue(), null, null))
                .iterator();
    }

    /** The records of a trained two-tower model, in a version; 0 for none. */
    public static Iterator<byte[]> records(VectorSpace space, long version, TrainedTower trained) {
        return IntStream.range(0, trained.items().size())
                .mapToObj(i -> record(
                        space.name(), version, trained.items().get(i), trained.vectors()[i], trained.inputs()[i], null))
                .iterator();
    }

    /**
     * A record.
     *
     * @param input null for none
     * @param madeFrom null for none; see {@link TextVector}
     */
    static byte[] record(String space, long version, String itemId, float[] vector, float[] input, String madeFrom) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("space", space);
            if (version > 0) {
                json.writeNumberField("version", version);
            }
            json.writeStringField("item_id", itemId);
            writeNumbers("vector", vector, json);
            if (input != null) {
                writeNumbers("input", input, json);
            }
            if (madeFrom != null) {
                json.writeStringField(TextVector.MADE_FROM, madeFrom);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeNumbers(String name, float[] numbers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (float number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    /** Writes a file; a file of this name is replaced only once the new one is complete. */
    public static void write(Path file, Iterator<byte[]> records) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            while (records.hasNext()) {
                out.write(records.next());
                out.write('\n');
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The vectors of a space in a file. Throws {@link BadInputException} at the first bad line, or when there are none. */
    public static Embedding read(Path file, VectorSpace space) {
        var read = new Vectors(space, 0);
        JsonLines.parse(file, read::parse, (vector, lines) -> {});
        BadInputException.require(
                !read.vectors.isEmpty(), file + ": holds no vectors of space " + space.name() + "; give another file");
        return read.embedding();
    }

    /**
     * The records of a file in any version. Reads all of it first, so that a bad line is found before any is published.
     *
     * @throws BadInputException at the first bad line, at an item's second vector, or when there are none
     */
    public static LongFunction<Iterator<byte[]>> versions(Path file, VectorSpace space) {
        Set<String> items = new HashSet<>();
        JsonLines.parse(file, new ItemVectorParser(List.of(space))::parse, (vector, lines) -> {
            if (!items.add(vector.itemId())) {
                throw lines.refusal("a second vector of item " + vector.itemId());
            }
        });
        BadInputException.require(
                !items.isEmpty(), file + ": holds no vectors of space " + space.name() + "; give another file");
        return version -> new Iterator<>() {
            private final JsonLines lines = JsonLines.open(file);

            @Override
            public boolean hasNext() {
                if (lines.hasNext()) {
                    return true;
                }
                lines.close();
                return false;
            }

            @Override
            public byte[] next() {
                return inVersion(lines.next(), version);
            }
        };
    }

    private static byte[] inVersion(byte[] json, long version) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(json);
            return JSON.writeValueAsBytes(record.put("version", version));
        } catch (IOException e) {
            throw new UncheckedIOException("a valid record can't be read", e);
        }
    }

    /** The vectors in use of a space on the topic; malformed records are skipped, as in the job. */
    public static Embedding read(KafkaOptions kafka, VectorSpace space) {
        var read = new Vectors(space, KafkaSpaceTopic.order(kafka, space.name()).inUse());
        String topic = kafka.topic(Topic.ITEM_VECTORS);
        TopicReader.scan(
                kafka, topic, record -> read.parse(new KafkaRecord(topic, 0, 0, 0, record.key(), record.value())));
        return read.embedding();
    }

    /** Gathers vectors as they were trained, which the job's parser brings to unit length. */
    private static final class Vectors {
        private final ItemVectorParser parser;
        private final long version;
        private final Map<String, float[][]> vectors = new LinkedHashMap<>();

        Vectors(VectorSpace space, long version) {
            this.version = version;
            this.parser = new ItemVectorParser(List.of(space));
        }

        /** Takes a record if the job would. */
        Parsed<ItemVector> parse(KafkaRecord record) {
            Parsed<ItemVector> parsed = parser.parse(record);
            ItemVector vector = parsed.value();
            if (vector != null && vector.version() == version) {
                if (vector.vector().length == 0) {
                    vectors.remove(vector.itemId());
                } else {
                    add(record.value());
                }
            }
            return parsed;
        }

        private void add(byte[] json) {
            try {
                JsonNode record = JSON.readTree(new String(json, UTF_8));
                float[] vector = JSON.treeToValue(record.get("vector"), float[].class);
                JsonNode input = record.get("input");
                vectors.put(record.get("item_id").asText(), new float[][] {
                    vector, input == null ? vector : JSON.treeToValue(input, float[].class)
                });
            } catch (IOException e) {
                throw new UncheckedIOException("a valid record can't be read", e);
            }
        }

        Embedding embedding() {
            List<float[]> searched = new ArrayList<>();
            List<float[]> inputs = new ArrayList<>();
            vectors.values().forEach(both -> {
                searched.add(both[0]);
                inputs.add(both[1]);
            });
            return InnerProducts.embedding(List.copyOf(vectors.keySet()), searched, inputs);
        }
    }
}
