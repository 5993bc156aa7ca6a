package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.TopicReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the latest published record of an item. */
@Command(name = "item", description = "Show the latest record of an item; reads the items' topic to its end.")
final class ShowItemCommand extends DeploymentCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "ID")
    private String itemId;

    private ConsumerRecord<byte[], byte[]> latest;

    @Override
    public Integer call() {
        KafkaOptions kafka = kafka();
        byte[] key = itemId.getBytes(UTF_8);
        TopicReader.scan(kafka, kafka.topic(Topic.ITEMS), record -> {
            if (Arrays.equals(record.key(), key)) {
                latest = record;
            }
        });
        if (latest == null) {
            err().println("no item " + TextTable.shown(itemId) + " in topic " + kafka.topic(Topic.ITEMS));
            return ExitCode.FAILED;
        }
        print(
                "item %s, published %s (partition %d, offset %d)",
                TextTable.shown(itemId), Instant.ofEpochMilli(latest.timestamp()), latest.partition(), latest.offset());
        print(latest.value());
        return ExitCode.DONE;
    }

    private void print(byte[] value) {
        if (value == null) {
            print("taken down");
            return;
        }
        JsonNode item = null;
        try {
            item = JSON.readTree(value);
        } catch (IOException notJson) {
            print("not JSON, so the job does not take it");
        }
        if (item == null || !item.isObject()) {
            print("%s", TextTable.shown(new String(value, UTF_8)));
            return;
        }
        var table = new TextTable("field", "value");
        item.properties().forEach(field -> table.row(field.getKey(), text(field.getKey(), field.getValue())));
        table.print(out());
    }

    /** Unknown fields are shown as they are. */
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
