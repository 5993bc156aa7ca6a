package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.IOException;

/** Decodes one line of separated values (RFC 4180). The columns are named by their number, from 1. Empty ones are left out. */
final class CsvDecoder implements Decoder {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private final CsvSchema schema;

    CsvDecoder(char separator) {
        this.schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    @Override
    public JsonNode decode(byte[] bytes) {
        try (MappingIterator<String[]> lines =
                CSV.readerFor(String[].class).with(schema).readValues(bytes)) {
            RefusedException.unless(lines.hasNext(), "malformed CSV: nothing there");
            String[] cells = lines.next();
            RefusedException.unless(!lines.hasNext(), "malformed CSV: more than one line");
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] != null && !cells[i].isEmpty()) {
                    record.put(String.valueOf(i + 1), cells[i]);
                }
            }
            return record;
        } catch (IOException | RuntimeException e) {
            throw e instanceof RefusedException refused
                    ? refused
                    : new RefusedException("malformed CSV: " + JsonRecord.shown(String.valueOf(e.getMessage())));
        }
    }
}
