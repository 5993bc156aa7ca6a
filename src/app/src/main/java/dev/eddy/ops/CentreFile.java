package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with one set of centres: its records of the topic {@code cluster-centres} without the activation, one per line as
 * {@code {"key": "VERSION/ID", "value": {…}}}, first the centres, last the manifest; see {@link CentreRecords}.
 */
public final class CentreFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CentreFile() {}

    public static void write(Path file, CentreSet set) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (CentreRecord record : CentreRecords.parts(set)) {
                String json = new String(record.value(), UTF_8);
                out.write("{\"key\":\"" + record.key() + "\",\"value\":" + json + "}\n");
            }
        }
    }

    /** Reads a plain or gzipped file; throws {@link BadInputException} unless it holds one complete, valid set. */
    public static CentreSet read(Path file) {
        var inventory = new CentreInventory();
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                inventory.accept(record(lines.next(), lines));
                if (inventory.refused() > 0 || inventory.active().isPresent()) {
                    throw new BadInputException(lines.position() + ": neither a centre nor a manifest");
                }
            }
        }
        List<CentreInventory.Entry> sets = inventory.entries();
        if (sets.size() != 1) {
            throw new BadInputException(file + ": holds " + sets.size()
                    + " sets of centres instead of one; make such a file with: eddy centres train");
        }
        CentreInventory.Entry entry = sets.get(0);
        if (entry.set() == null) {
            throw new BadInputException(
                    file + ": version " + entry.version() + ": " + entry.flaw() + "; train the centres again");
        }
        return entry.set();
    }

    private static CentreRecord record(byte[] json, JsonLines lines) {
        try {
            JsonNode record = JSON.readTree(json);
            if (record.path("key").isTextual() && record.path("value").isObject()) {
                return new CentreRecord(record.get("key").textValue(), JSON.writeValueAsBytes(record.get("value")));
            }
        } catch (IOException e) {
            throw new BadInputException(lines.position() + ": not JSON", e);
        }
        throw new BadInputException(lines.position() + ": not an object with key and value");
    }
}
