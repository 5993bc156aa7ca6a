package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.Deployment;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an item as its owner published it last. */
@Command(
        name = "item",
        mixinStandardHelpOptions = true,
        description = "Show the latest record of an item; reads the topic of the items to its end.")
final class ShowItemCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Deployment deployment;

    @Parameters(paramLabel = "ID")
    private String itemId;

    @Spec
    private CommandSpec spec;

    private ConsumerRecord<byte[], byte[]> latest;

    @Override
    public Integer call() {
        KafkaOptions kafka = deployment.options().kafka();
        byte[] key = itemId.getBytes(UTF_8);
        TopicReader.scan(kafka, kafka.topics().items(), record -> {
            if (Arrays.equals(record.key(), key)) {
                latest = record;
            }
        });
        if (latest == null) {
            spec.commandLine()
                    .getErr()
                    .println("no item " + TextTable.shown(itemId) + " in topic "
                            + kafka.topics().items());
            return Eddy.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "item %s, published %s (partition %d, offset %d)%n",
                TextTable.shown(itemId), Instant.ofEpochMilli(latest.timestamp()), latest.partition(), latest.offset());
        print(latest.value(), out);
        return 0;
    }

    private static void print(byte[] value, PrintWriter out) {
        if (value == null) {
            out.println("taken down");
            return;
        }
        JsonNode item = null;
        try {
            item = JSON.readTree(value);
        } catch (IOException notJson) {
            out.println("not JSON, so the job does not take it");
        }
        if (item == null || !item.isObject()) {
            out.println(TextTable.shown(new String(value, UTF_8)));
            return;
        }
        var table = new TextTable("field", "value");
        item.properties().forEach(field -> table.row(field.getKey(), text(field.getKey(), field.getValue())));
        table.print(out);
    }

    /** Fields nobody here knows are the owner's, and shown as they are. */
    private static String text(String name, JsonNode value) {
        if (name.endsWith("_at") && value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.longValue()).toString();
        }
        if (name.equals("vector") && value.isArray()) {
            return value.size() + " numbers";
        }
        if (name.equals("tags") && value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(tag -> tag.isObject()
                            ? tag.path("tag").asText() + " "
                                    + tag.path("weight").asText("1")
                            : tag.asText())
                    .collect(Collectors.joining(", "));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
